import type { PlanMessage, PlanReport, RehearsalQuery } from '@pingone-sandbox/contract'
import { ControlError } from '@pingone-sandbox/client'
import { answer } from '../../lib/answer.ts'
import { controlResponse } from '../../lib/control-client.ts'

export type PlanProgress = NonNullable<PlanMessage['progress']>

interface Options {
  readonly query: Partial<RehearsalQuery>
  readonly signal: AbortSignal
  readonly onProgress: (progress: PlanProgress) => void
}

/** Asks for a plan, and reads its progress as it comes. Throws a `ControlError` where there is none. */
export async function askPlan({ query, signal, onProgress }: Options): Promise<PlanReport> {
  const response = await controlResponse('/plan', {
    method: 'POST',
    headers: { 'content-type': 'application/json', accept: 'application/x-ndjson' },
    body: JSON.stringify(query),
    signal,
  })
  for await (const line of linesOf(response)) {
    const { progress, report, error } = answer('planMessage').parse(JSON.parse(line))
    if (report !== undefined) return report
    if (error !== undefined)
      throw new ControlError(
        { method: 'POST', path: '/plan' },
        { status: error.code === 'internal' ? 500 : 400, text: JSON.stringify(error) },
      )
    if (progress !== undefined) onProgress(progress)
  }
  throw new Error('The sandbox ended before the plan was complete.')
}

async function* linesOf({ body }: Response): AsyncGenerator<string> {
  const reader = body?.pipeThrough(new TextDecoderStream()).getReader()
  let rest = ''
  for (;;) {
    // oxlint-disable-next-line no-await-in-loop
    const piece = await reader?.read()
    if (piece === undefined || piece.done) break
    const lines = (rest + piece.value).split('\n')
    rest = lines.pop() ?? ''
    yield* lines
  }
  if (rest !== '') yield rest
}

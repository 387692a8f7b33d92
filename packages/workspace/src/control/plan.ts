import { json, preferredMediaType, readJson } from '@pingone-sandbox/http'
import {
  type PlanMessage,
  type PlanReport,
  rehearsalQuery,
  type RehearsalQuery,
} from '@pingone-sandbox/contract'
import type { EnvironmentProvisioning } from '@pingone-sandbox/pingone'
import { SandboxError } from '../text/index.ts'
import type { ControlContext } from './context.ts'
import { readBody } from './query.ts'
import type { ControlRoute } from './route.ts'

type Refusal = Exclude<Awaited<ReturnType<EnvironmentProvisioning['plan']>>, PlanReport>

const stream = 'application/x-ndjson'

/**
 * Answers the plan of a sync as a dry run: reads are sent, writes are not.
 *
 * As `application/x-ndjson` the answer has a line for each progress, and the report as its last line. A client that disconnects ends
 * the work.
 */
export function planRoutes({ provisioning }: ControlContext): readonly ControlRoute[] {
  return [
    {
      method: 'POST',
      path: '/_sandbox/plan',
      body: true,
      async handle(request) {
        const query = readBody(request.body === '' ? {} : readJson(request), rehearsalQuery)
        const signal = request.signal?.()
        const isStream =
          preferredMediaType(request.headers['accept'], ['application/json', stream]) === stream
        if (!isStream) return json(200, reportOf(await provisioning.plan(query, { signal }), query))
        return {
          status: 200,
          headers: { 'content-type': stream, 'cache-control': 'no-store' },
          body: messages(provisioning, query, signal),
        }
      },
    },
  ]
}

/** Throws a `SandboxError` where there is no report. */
function reportOf(report: PlanReport | Refusal, query: RehearsalQuery): PlanReport {
  if ('counts' in report) return report
  if ('wrong' in report)
    throw new SandboxError('invalid_request', `The draft is wrong: ${report.wrong}`)
  const { missing, id } = report
  throw new SandboxError(
    'not_found',
    `There is no ${missing} ${id} in the ${query.configuration} configuration.`,
    'It is active after the next revision; "configuration": "pending" includes it now.',
  )
}

async function* messages(
  provisioning: ControlContext['provisioning'],
  query: RehearsalQuery,
  signal: AbortSignal | undefined,
): AsyncGenerator<string> {
  let alarm = Promise.withResolvers<void>()
  let progress: PlanMessage['progress']
  let last: PlanMessage | undefined
  const finish = (message: PlanMessage) => {
    last = message
    alarm.resolve()
  }
  void provisioning
    .plan(query, {
      signal,
      onProgress(next) {
        progress = next
        alarm.resolve()
      },
    })
    .then((report) => finish({ report: reportOf(report, query) }))
    .catch((error: unknown) => finish({ error: errorOf(error) }))
  // The client learns at once that work has begun.
  yield '{}\n'
  while (last === undefined) {
    // oxlint-disable-next-line no-await-in-loop
    await alarm.promise
    alarm = Promise.withResolvers()
    if (progress !== undefined && last === undefined) yield lineOf({ progress })
    progress = undefined
  }
  yield lineOf(last)
}

const lineOf = (message: PlanMessage): string => `${JSON.stringify(message)}\n`

function errorOf(error: unknown): NonNullable<PlanMessage['error']> {
  if (!(error instanceof SandboxError))
    return { code: 'internal', message: 'The plan could not be made.' }
  const { code, message, hint } = error
  return { code, message, ...(hint !== undefined && { hint }) }
}

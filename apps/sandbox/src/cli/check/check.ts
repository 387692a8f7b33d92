import { assess, formatPlan, listChecks } from '@pingone-sandbox/check'
import { checkEndpoint, cleanEndpoint } from '../../check.ts'
import { commandName } from '../../package/command-name.ts'
import type { CheckFlags } from './flags.ts'
import { createInterrupt } from './interrupt.ts'
import { createProgress, noProgress, type Progress } from './progress.ts'
import { type CheckRequest, readCheckFlags } from './read-flags.ts'
import { reportError } from '../exit/report-error.ts'
import { terminalOf, writeReports } from './write-reports.ts'

/** Checks a SCIM endpoint and reports what PingOne would do with it. Returns the exit code. */
export async function check(url: string, flags: CheckFlags): Promise<number> {
  const request = readCheckFlags(url, flags, process.env)
  if (request.mode === 'dry-run') return showPlan(request)
  if (request.mode === 'clean') return clean(request)
  const progress = createProgressOf(request)
  using interrupt = createInterrupt({
    onFirst() {
      progress.end()
      say('Interrupted: removes what it has made. Interrupt again to end at once.')
    },
    onSecond() {
      say('Ended at once: users and groups pingone-check-… may remain at the endpoint.')
      say(`"${commandName} check ${request.url} --clean" removes them.`)
    },
  })
  try {
    return await checkAndReport(request, { signal: interrupt.signal, progress })
  } catch (error) {
    progress.end()
    const code = interrupt.exitCode()
    if (code === undefined) throw error
    if (error !== interrupt.signal.reason) reportError(error)
    return code
  }
}

async function checkAndReport(
  { url, options, outputs, baseline, failOn }: CheckRequest,
  { signal, progress }: { readonly signal: AbortSignal; readonly progress: Progress },
): Promise<number> {
  const report = await checkEndpoint(url, { ...options, signal, onProgress: progress.show })
  progress.end()
  const assessment = assess(report, { baseline, failOn })
  await writeReports({ report, assessment }, outputs)
  return assessment.failing.length > 0 ? 2 : 0
}

async function clean({ url, options }: CheckRequest): Promise<number> {
  const { removed, left } = await cleanEndpoint(url, options)
  process.stdout.write(
    removed === 0 && left.length === 0
      ? 'Nothing of an earlier check is there.\n'
      : `Removed ${removed} users and groups that earlier checks have left.\n`,
  )
  for (const { type, id, name, reason } of left) say(`${type} ${name} (${id}) remains: ${reason}`)
  return left.length > 0 ? 1 : 0
}

function showPlan({ url, options, outputs }: CheckRequest): number {
  const { profile = 'current', groups = true } = options
  terminalOf(outputs).write(formatPlan({ url, profile, groups, themes: listChecks(options) }))
  return 0
}

function createProgressOf({ outputs, options }: CheckRequest): Progress {
  const isJson = outputs.some(({ form }) => form === 'json')
  if (isJson && !process.stderr.isTTY) return noProgress
  const titles = new Map(listChecks(options).map(({ id, title }) => [id, title]))
  return createProgress(process.stderr, (theme) => titles.get(theme) ?? theme)
}

const say = (line: string): void => void process.stderr.write(`${line}\n`)

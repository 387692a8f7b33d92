import {
  createPaint,
  type Paint,
  printable,
  SandboxError,
  type Style,
} from '@pingone-sandbox/workspace/text'
import type { CommandResult } from '../exit/command-result.ts'
import { askSandbox } from '../remote/ask-sandbox.ts'
import type { RunningSandbox } from '../remote/running-sandbox.ts'
import { type Finding, type FindingStatus, problemOf } from './finding.ts'
import { inspectDataFolder } from './inspect-data-folder.ts'
import { inspectClock, inspectNode, inspectProxies } from './inspect-machine.ts'
import { inspectPorts } from './inspect-ports.ts'
import { inspectConnections, inspectSandbox } from './inspect-sandbox.ts'
import { inspectSettings, type SettingSources } from './inspect-settings.ts'

export interface DoctorOptions extends SettingSources {
  /** Finds the running sandbox. Throws a `SandboxError` where the settings do not name one. */
  readonly findSandbox: () => Promise<RunningSandbox>
  readonly json: boolean
  readonly hasColours: boolean
}

/**
 * Inspects the set-up: the machine, the settings, the ports, the data folder, and the running sandbox with its connections.
 *
 * The exit code is 1 where there is a problem, and 0 with warnings alone.
 */
export async function doctor(options: DoctorOptions): Promise<CommandResult> {
  const findings = await examine(options)
  const problems = findings.filter(({ status }) => status === 'problem').length
  return {
    text: options.json
      ? JSON.stringify({ problems, findings }, null, 2)
      : format(findings, createPaint(options.hasColours)),
    code: problems > 0 ? 1 : 0,
  }
}

async function examine({ environment, folder, findSandbox }: DoctorOptions) {
  const { findings, settings } = await inspectSettings({ environment, folder })
  const running = await inspectRunning(findSandbox)
  return [
    inspectNode(process.versions.node),
    inspectClock(new Date()),
    ...inspectProxies(environment),
    ...findings,
    ...(settings ? await inspectPorts(settings, running.ports) : []),
    ...(settings ? inspectDataFolder(settings.dataDir) : []),
    // What names the sandbox is read from the same settings.
    ...running.findings.filter((each) => !findings.some(({ message }) => message === each.message)),
  ]
}

interface Running {
  readonly findings: readonly Finding[]
  /** What listens at the ports of the sandbox. */
  readonly ports: ReadonlyMap<number, string>
}

async function inspectRunning(findSandbox: DoctorOptions['findSandbox']): Promise<Running> {
  let sandbox: RunningSandbox | undefined
  try {
    sandbox = await findSandbox()
    const { origin } = sandbox
    return await askSandbox(sandbox, async (control) => {
      const { scim } = await control.info()
      const ports = new Map([[portOf(origin), 'the running sandbox']])
      if (scim !== undefined) ports.set(portOf(scim), 'the reference server of the running sandbox')
      return {
        ports,
        findings: [
          ...(await inspectSandbox(control, origin)),
          ...(await inspectConnections(control)),
        ],
      }
    })
  } catch (error) {
    return { ports: new Map(), findings: [notRunning(error, sandbox?.origin)] }
  }
}

/** No sandbox needs to run; another program at its address, or a token that is missing, is a problem. */
function notRunning(error: unknown, origin: string | undefined): Finding {
  const isAbsent =
    error instanceof SandboxError && error.message === `No sandbox answers at ${origin}.`
  if (isAbsent) return { id: 'sandbox', status: 'note', message: `No sandbox runs at ${origin}.` }
  return problemOf('sandbox', error)
}

const portOf = (url: string): number => Number(new URL(url).port)

const marks: Readonly<Record<FindingStatus, { readonly mark: string; readonly style: Style }>> = {
  ok: { mark: '✓', style: 'green' },
  note: { mark: '·', style: 'dim' },
  warning: { mark: '!', style: 'yellow' },
  problem: { mark: '✗', style: 'red' },
}

function format(findings: readonly Finding[], paint: Paint): string {
  const count = (status: FindingStatus) =>
    findings.filter((finding) => finding.status === status).length
  const [problems, warnings] = [count('problem'), count('warning')]
  return [
    ...findings.flatMap(({ status, message, advice }) => {
      const { mark, style } = marks[status]
      const isFault = status === 'problem' || status === 'warning'
      return [
        `${paint(mark, style)} ${isFault ? paint(printable(message), style) : printable(message)}`,
        ...(advice === undefined ? [] : [`    ${printable(advice)}`]),
      ]
    }),
    '',
    problems + warnings === 0
      ? 'Nothing is wrong.'
      : `${problems} ${problems === 1 ? 'problem' : 'problems'}, ${warnings} ${warnings === 1 ? 'warning' : 'warnings'}.`,
  ].join('\n')
}

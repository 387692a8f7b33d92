import type { SandboxControl } from '@pingone-sandbox/client'
import type { ConnectionState } from '@pingone-sandbox/contract'
import { commandName } from '../../package/command-name.ts'
import { version } from '../../package/version.ts'
import type { Finding } from './finding.ts'

/** Inspects a running sandbox: its store, its sync, and what was switched on to go wrong. */
export async function inspectSandbox(
  control: SandboxControl,
  origin: string,
): Promise<readonly Finding[]> {
  const [info, health, pace, { faults }, misbehaviours] = await Promise.all([
    control.info(),
    control.health(),
    control.pace(),
    control.faults(),
    control.misbehaviours(),
  ])
  const active = misbehaviours.filter((each) => each.active).map(({ id }) => id)
  return [
    {
      ...{ id: 'sandbox', status: info.version === version ? 'ok' : 'warning' },
      message: `A sandbox of version ${info.version} runs at ${origin}, with its data ${info.persistence === 'in memory' ? 'in memory' : `in ${info.persistence}`}.`,
      ...(info.version !== version && {
        advice: `This command is of version ${version}: restart the sandbox to have the same.`,
      }),
    },
    ...(health.problems ?? []).map(({ message, hint }): Finding => ({
      ...{ id: 'store', status: 'problem', message },
      ...(hint !== undefined && { advice: hint }),
    })),
    ...(info.clock === undefined ? [] : [fixedClock(info.clock)]),
    ...(pace.mode === 'paused' ? [paused(pace.waiting)] : []),
    ...(faults.length === 0
      ? []
      : [
          switchedOn(
            'faults',
            `${faults.length === 1 ? 'One fault is' : `${faults.length} faults are`} active.`,
            'fault clear',
          ),
        ]),
    ...(active.length === 0
      ? []
      : [
          switchedOn(
            'misbehaviours',
            `The reference server misbehaves on request: ${active.join(', ')}.`,
            'reset',
          ),
        ]),
  ]
}

const fixedClock = (clock: string): Finding => ({
  ...{
    id: 'sandbox-clock',
    status: 'note',
    message: `The clock of the sandbox is fixed at ${clock}.`,
  },
  advice: 'Start it with --clock real to have the time of this machine.',
})

const paused = (waiting: number): Finding => ({
  ...{ id: 'pace', status: 'warning' },
  message: `The sync is paused; requests that wait: ${waiting}.`,
  advice: 'Continue it in the console, or by PUT /_sandbox/pace with {"mode":"running"}.',
})

const switchedOn = (id: string, message: string, command: string): Finding => ({
  ...{ id, status: 'note', message },
  advice: `"${commandName} ${command}" switches that off.`,
})

/** Inspects each connection of a running sandbox, and asks its target for an answer. */
export async function inspectConnections(control: SandboxControl): Promise<readonly Finding[]> {
  const connections = await control.connections()
  const inspections = connections.map((connection) => inspectConnection(control, connection))
  return (await Promise.all(inspections)).flat()
}

async function inspectConnection(
  control: SandboxControl,
  { id, name, health, circuit, paused: outage }: ConnectionState,
): Promise<readonly Finding[]> {
  const about = { id: 'connection' } as const
  if (health.state === 'off')
    return [{ ...about, status: 'note', message: `The connection ${name} is disabled.` }]
  const isFailing = health.state === 'failing'
  return [
    await inspectTarget(control, { id, name }),
    {
      ...{
        ...about,
        status: isFailing ? 'problem' : health.state === 'remarks' ? 'warning' : 'ok',
      },
      message: `The connection ${name}: ${health.summary}.`,
      ...(isFailing && {
        advice: `"${commandName} tail --failed" shows failures with their causes.`,
      }),
    },
    ...(circuit.state === 'closed'
      ? []
      : [
          {
            ...{ ...about, status: 'problem' as const },
            message: `The circuit of ${name} is ${circuit.state}: ${circuit.lastFailure ?? 'its target has failed several times'}`,
            advice: 'Requests go on once a probe succeeds.',
          },
        ]),
    ...(outage
      ? [
          {
            ...about,
            status: 'problem' as const,
            message: `${name} is paused. ${outage.reason}`,
            advice: outage.remedy,
          },
        ]
      : []),
  ]
}

/** A read that PingOne does not send: whatever the answer is, the target can be reached. The journal does not record it. */
async function inspectTarget(
  control: SandboxControl,
  { id, name }: { readonly id: string; readonly name: string },
): Promise<Finding> {
  try {
    const { status } = await control.sendToTargetOf(id, {
      ...{ method: 'GET', path: '/ServiceProviderConfig' },
      headers: { accept: 'application/scim+json' },
    })
    return { id: 'target', status: 'ok', message: `The target of ${name} answers (${status}).` }
  } catch (error) {
    const reason =
      error instanceof Error && 'reason' in error ? String(error.reason) : String(error)
    return {
      ...{ id: 'target', status: 'problem' },
      message: `The target of ${name} cannot be reached: ${reason}`,
      advice: 'docs/reaching-a-target.md says what stands between the sandbox and a target.',
    }
  }
}

import type { FaultReport, RuleStanding, RuleStatus, SandboxInfo } from '@pingone-sandbox/contract'
import { callControl } from './control-client.ts'
import type { RunningSandbox } from './running-sandbox.ts'

interface Idle {
  readonly queued: number
  readonly running: number
}

interface Health {
  readonly status: 'ok' | 'failing'
  readonly problems?: readonly { readonly message: string }[]
}

interface Misbehaviours {
  readonly misbehaviours: readonly { readonly id: string; readonly active: boolean }[]
}

/**
 * Tells how a running sandbox does, as JSON: what it was started with, the work that waits, what stands failed in each rule, and what
 * was switched on to go wrong. Secrets are left out.
 */
export async function status(sandbox: RunningSandbox): Promise<void> {
  const read = <Answer>(path: string, answers: readonly number[] = []) =>
    callControl<Answer>({ sandbox, path, answers })
  const info = await read<SandboxInfo>('/info')
  const [{ queued, running }, health, { misbehaviours }, { faults }, { rules }] = await Promise.all(
    [
      read<Idle>('/idle?timeout=0ms', [408]),
      read<Health>('/health', [503]),
      read<Misbehaviours>('/misbehaviours'),
      read<FaultReport>('/faults'),
      read<{ rules: readonly RuleStanding[] }>('/rules'),
    ],
  )
  const states = await Promise.all(
    rules.map(async ({ id, name, syncStatus, inactivePlan }) => {
      const { failures, remarks } = await read<RuleStatus>(`/rules/${id}/status`)
      const causes = Object.fromEntries(failures.causes.map(({ cause, count }) => [cause, count]))
      return {
        id,
        name,
        // Absent until a sync has begun.
        state: syncStatus?.syncState,
        ...(inactivePlan && { stoppedByPlan: inactivePlan.name }),
        failed: failures.total,
        causes,
        remarks: remarks.total,
      }
    }),
  )
  const report = {
    ...withoutSecrets(info),
    health: health.status,
    ...(health.problems && { problems: health.problems.map(({ message }) => message) }),
    queue: { queued, running },
    rules: states,
    misbehaviours: misbehaviours.filter(({ active }) => active).map(({ id }) => id),
    faults: faults.map(({ id, operation, resource, effect, hits, times }) => ({
      id,
      operation,
      resource,
      effect: effect.kind,
      hits,
      left: times - hits,
    })),
  }
  process.stdout.write(`${JSON.stringify(report, null, 2)}\n`)
}

function withoutSecrets({ scimToken: _token, clientSecret: _secret, ...info }: SandboxInfo) {
  const { scimDirectories, ...rest } = info
  const directories = scimDirectories?.map(({ name, scim }) => ({ name, scim }))
  return { ...rest, ...(directories && { scimDirectories: directories }) }
}

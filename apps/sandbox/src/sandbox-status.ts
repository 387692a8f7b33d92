import {
  explainFailure,
  type FailureCause,
  type RuleState,
  type SandboxInfo,
} from '@pingone-sandbox/contract'
import type { SandboxControl } from '@pingone-sandbox/client'

/** What `status` says of a running sandbox. */
export type SandboxStatus = Awaited<ReturnType<typeof readStatus>>

/**
 * Reads the state of a running sandbox: its settings, its queue, the health of each connection, the failures of each rule, and the
 * active misbehaviours and faults. Secrets are left out.
 */
export async function readStatus(control: SandboxControl) {
  const info = await control.info()
  const [{ queued, running }, health, misbehaviours, { faults }, rules, connections] =
    await Promise.all([
      control.waitOnce(0),
      control.health(),
      control.misbehaviours(),
      control.faults(),
      control.rules(),
      control.connections(),
    ])
  const states = await Promise.all(rules.map((rule) => readRuleState(control, rule)))
  return {
    ...withoutSecrets(info),
    health: health.status,
    ...(health.problems && { problems: health.problems.map(({ message }) => message) }),
    queue: { queued, running },
    connections: connections.map(({ id, name, health: { state, summary } }) => ({
      ...{ id, name, state, summary },
    })),
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
}

async function readRuleState(
  control: SandboxControl,
  { id, name, syncStatus, inactivePlan }: RuleState,
) {
  const { failures, remarks } = await control.ruleStatus(id)
  return {
    id,
    name,
    // Absent until the first sync starts.
    state: syncStatus?.syncState,
    ...(inactivePlan && { stoppedByPlan: inactivePlan.name }),
    failed: failures.total,
    causes: Object.fromEntries(failures.causes.map(({ cause, count }) => [cause, count])),
    ...(failures.causes.length > 0 && {
      advice: failures.causes.map(({ cause }) => adviceOn(cause)),
    }),
    remarks: remarks.total,
  }
}

/** What to do about failures of a cause, and where it is explained. */
function adviceOn(cause: FailureCause): string {
  const { title, advice, page } = explainFailure(cause)
  return `${title}. ${advice} See ${page}.`
}

function withoutSecrets({ scimToken: _token, clientSecret: _secret, ...info }: SandboxInfo) {
  const { scimDirectories, ...rest } = info
  const directories = scimDirectories?.map(({ name, scim }) => ({ name, scim }))
  return { ...rest, ...(directories && { scimDirectories: directories }) }
}

import {
  healthStates,
  type ConnectionHealth,
  type HealthState,
} from '../control/connection-health.ts'
import { httpStatusText } from '../control/http-status-text.ts'
import type { CircuitState } from '../control/journal.ts'
import type { FailureCause } from '../control/outcome.ts'
import { failureTitles } from './titles.ts'

/** What the health of a connection follows from. */
export interface HealthFacts {
  readonly isEnabled: boolean
  /** It has an enabled rule. */
  readonly hasRule: boolean
  readonly failed: number
  readonly remarked: number
  readonly total: number
  /** The most frequent failure. `isOnly`: no other one is known. */
  readonly failure?: {
    readonly cause: FailureCause
    readonly status?: number
    readonly isOnly: boolean
    readonly example: NonNullable<ConnectionHealth['example']>
  }
  /** The work on a rule as a whole has failed. */
  readonly isDefective: boolean
  readonly circuit: { readonly state: CircuitState; readonly lastFailure?: string | undefined }
  readonly connectionTest?: {
    readonly status: 'VALID' | 'INVALID'
    readonly message?: string | undefined
  }
}

/** Tells the health of a connection, in words too. */
export function connectionHealthOf(facts: HealthFacts): ConnectionHealth {
  const { failed, remarked, total, failure } = facts
  const reason = reasonOf(facts)
  return {
    state: stateOf(facts),
    ...{ failed, remarked, total },
    ...(failure && { cause: failure.cause, example: failure.example }),
    ...(failure?.status !== undefined && { status: failure.status }),
    ...(reason !== undefined && { reason }),
    summary: summaryOf(facts, reason),
  }
}

/** The failures that the status of the answer names best; the others have a status that says little, or none. */
const namedByStatus: ReadonlySet<FailureCause> = new Set([
  ...(['credentials', 'not-found', 'method-not-supported', 'conflict'] as const),
  ...(['refused', 'throttled', 'target-error'] as const),
])

/** Says in short why a user or group failed: “401 Unauthorized”, “The target does not answer”. */
export function shortFailure(cause: FailureCause, status?: number): string {
  return status !== undefined && namedByStatus.has(cause)
    ? httpStatusText(status)
    : failureTitles[cause]
}

/** The health of all enabled connections together; undefined when there is none. */
export interface OverallHealth {
  readonly state: HealthState
  /** The connection that is worst; absent while all of several are healthy. */
  readonly connectionId?: string
  readonly summary: string
}

interface NamedHealth {
  readonly id: string
  readonly name: string
  readonly health: ConnectionHealth
}

/** Sums up the health of connections: the worst of them in its own words, with its name where there are several. */
export function overallHealth(connections: readonly NamedHealth[]): OverallHealth | undefined {
  const enabled = connections.filter(({ health }) => health.state !== 'off')
  const state = healthStates.find((each) => enabled.some(({ health }) => health.state === each))
  const worst = enabled
    .filter(({ health }) => health.state === state)
    .toSorted((one, other) => other.health.failed - one.health.failed)
  const [first] = worst
  if (first === undefined || state === undefined) return undefined
  if (enabled.length === 1) return { state, connectionId: first.id, summary: first.health.summary }
  if (state === 'healthy') return { state, summary: `${enabled.length} connections healthy` }
  const others = worst.length > 1 ? `, and ${worst.length - 1} more` : ''
  return {
    state,
    connectionId: first.id,
    summary: `${first.name}: ${first.health.summary}${others}`,
  }
}

function stateOf(facts: HealthFacts): HealthState {
  const { failed, remarked, total, isDefective, circuit, connectionTest } = facts
  if (!facts.isEnabled) return 'off'
  if (failed > 0 || isDefective || circuit.state !== 'closed') return 'failing'
  if (connectionTest?.status === 'INVALID') return 'failing'
  if (total === 0) return 'unproven'
  return remarked > 0 ? 'remarks' : 'healthy'
}

function reasonOf({ failure, isDefective, circuit, connectionTest }: HealthFacts) {
  // The circuit is why nothing was sent; the last failure is why it is open.
  if (failure === undefined || failure.cause === 'circuit-open') {
    if (circuit.state !== 'closed' && circuit.lastFailure !== undefined) return circuit.lastFailure
    if (failure === undefined && isDefective) return failureTitles.defect
    if (failure === undefined && connectionTest?.status === 'INVALID') return connectionTest.message
  }
  return failure && failure.cause !== 'other'
    ? shortFailure(failure.cause, failure.status)
    : undefined
}

function summaryOf(facts: HealthFacts, reason: string | undefined): string {
  switch (stateOf(facts)) {
    case 'off':
      return 'Disabled'
    case 'failing':
      return describeFailure(facts, reason)
    case 'unproven':
      return facts.hasRule ? 'Nothing provisioned yet' : 'No enabled rule'
    case 'remarks':
      return `Nothing failing, ${count(facts.remarked)} of ${count(facts.total)} with remarks`
    case 'healthy':
      return `Healthy, ${count(facts.total)} synced`
  }
}

function describeFailure(facts: HealthFacts, reason: string | undefined): string {
  const { circuit, failed, total, failure, connectionTest, isDefective } = facts
  const parts = [
    ...(circuit.state === 'closed' ? [] : [`circuit ${circuit.state}`]),
    ...(failed > 0 ? [`${count(failed)} of ${count(total)} failing`] : []),
  ]
  if (parts.length === 0 && isDefective) parts.push('a rule failed')
  if (parts.length === 0 && connectionTest?.status === 'INVALID') parts.push('test failed')
  const what = capitalized(parts.join(', '))
  if (reason === undefined) return what
  const others = failed > 0 && failure?.isOnly === false ? ', and other causes' : ''
  return `${what}: ${withinSentence(reason)}${others}`
}

const count = (number: number): string => number.toLocaleString('en')
const capitalized = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1)

/** A sentence after a colon, without its full stop. */
const withinSentence = (text: string): string =>
  (/^[A-Z][a-z]*\b/.test(text) ? text.charAt(0).toLowerCase() + text.slice(1) : text).replace(
    /\.$/,
    '',
  )

import type { Culprit, FailureCause, Repair } from '@pingone-sandbox/contract'
import { explainFailure } from '@pingone-sandbox/contract'
import {
  membersCulprit,
  methodCulprit,
  notFoundCulprit,
  refusedCulprit,
  targetErrorCulprit,
  throttledCulprit,
  unreadableCulprit,
} from './culprits-of-answers.ts'
import { checkCulprit, credentialsCulprit, tokenCulprit } from './culprits-of-credentials.ts'
import {
  conflictCulprit,
  mismatchCulprit,
  searchCulprit,
  severalMatchesCulprit,
} from './culprits-of-lookups.ts'
import {
  addressCulprit,
  certificateCulprit,
  circuitCulprit,
  noAnswerCulprit,
  proxyCulprit,
  schemeCulprit,
} from './culprits-of-the-way.ts'
import { isSuccess, lastFailed } from './exchange-reading.ts'
import type { FailedWork, Finding } from './failed-work.ts'
import { repairsOf } from './repairs.ts'

export type { FailedWork } from './failed-work.ts'

const finders: Readonly<Record<FailureCause, (work: FailedWork) => Finding>> = {
  mapping: (work) => ({
    title: 'The mapping gives no value',
    message: `${work.outcome.summary} Nothing is sent.`,
    repairs: [repairsOf(work).editMapping()],
  }),
  credentials: credentialsCulprit,
  'token-endpoint': tokenCulprit,
  'connection-check': checkCulprit,
  'not-found': notFoundCulprit,
  'search-not-found': searchCulprit,
  'method-not-supported': methodCulprit,
  conflict: conflictCulprit,
  refused: refusedCulprit,
  throttled: throttledCulprit,
  'target-error': targetErrorCulprit,
  unreadable: unreadableCulprit,
  'several-matches': severalMatchesCulprit,
  mismatch: mismatchCulprit,
  'no-answer': noAnswerCulprit,
  'address-refused': addressCulprit,
  certificate: certificateCulprit,
  'wrong-scheme': schemeCulprit,
  proxy: proxyCulprit,
  'circuit-open': circuitCulprit,
  members: membersCulprit,
  defect: (work) => ({
    title: 'The sandbox made a mistake',
    message: `${work.outcome.summary} The log on standard error has the details; please report it.`,
    repairs: [],
  }),
  other: (work) => ({
    exchange: lastFailed(work.exchanges),
    title: 'The request fails',
    message: work.outcome.summary,
    repairs: [repairsOf(work).editConnection('SCIM_URL')],
  }),
}

/**
 * Names the exchange that causes a failure, although it may have succeeded, and what may repair that. A fault or a misbehaviour that
 * acted on this exchange is named first. Pure: it reads nothing but its argument. Undefined unless the work failed.
 */
export function culpritOf(work: FailedWork): Culprit | undefined {
  const { cause } = work.outcome
  if (cause === undefined) return undefined
  const found = withInterference(finders[cause](work), work)
  const { exchange, title, message, side = explainFailure(cause).side, isRetried } = found
  const repairs = [...found.repairs, isRetried === false ? undefined : repairsOf(work).retry()]
  return {
    ...(exchange && { exchangeId: exchange.id }),
    succeeded: exchange !== undefined && isSuccess(exchange),
    side,
    title,
    message,
    repairs: repairs.filter((repair): repair is Repair => repair !== undefined),
  }
}

/** Names what was asked to go wrong with the exchange of a finding: a fault, or misbehaviours of the reference server. */
function withInterference(finding: Finding, { active, outcome }: FailedWork): Finding {
  const { fault, misbehaviours = [] } = finding.exchange ?? {}
  if (fault) {
    const isActive = active?.faults.includes(fault.id) ?? true
    return {
      ...finding,
      title: 'A fault acts on this request',
      side: 'sandbox',
      message: `${fault.summary} PingOne sees: ${outcome.summary}${isActive ? '' : ' The fault is gone by now.'}`,
      repairs: isActive ? [{ id: 'clear-fault', label: 'Clear fault', faultId: fault.id }] : [],
    }
  }
  if (misbehaviours.length === 0 || finding.isMisbehaviourHarmless) return finding
  const on = misbehaviours.filter((id) => active?.misbehaviours.includes(id) ?? true)
  const isOff = on.length === 0
  const message = `${finding.message} ${sentenceOf(misbehaviours)}${isOff ? ', and off by now' : ''}.`
  const [first, ...others] = finding.repairs
  // The lesson of a lookup that finds nothing is the filter, which a server of one's own needs as well.
  const isFilter = outcome.cause === 'conflict' && first?.id === 'write-eq'
  const repairs = isFilter
    ? [first, ...on.map(switchOff), ...others]
    : [...on.map(switchOff), ...finding.repairs]
  return { ...finding, side: 'server', message, repairs: isOff ? [] : repairs }
}

function sentenceOf(misbehaviours: readonly string[]): string {
  return misbehaviours.length === 1
    ? `The misbehaviour ${misbehaviours[0]} of the reference server is at work`
    : `The misbehaviours ${misbehaviours.join(' and ')} of the reference server are at work`
}

const switchOff = (misbehaviour: string): Repair => ({
  id: 'switch-off-misbehaviour',
  label: `Switch ${misbehaviour} off`,
  misbehaviour,
})

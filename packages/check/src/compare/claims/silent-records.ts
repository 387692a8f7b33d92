import type { DecidedElsewhere, QuirkId } from './quirk-id.ts'
import type { recordReaders } from './records.ts'

const setting = 'A capture does not say how the connection is set up.'
const mapping = 'A capture does not say which mapping the rule has.'

/** The records that shape requests, and that no capture can confirm or refute, with the reason. */
export const silentRecords: Readonly<
  Record<Exclude<QuirkId, DecidedElsewhere | keyof typeof recordReaders>, string>
> = {
  'wizard-remove-action-delete': setting,
  'absent-remove-action-disables': setting,
  'wizard-overwrites-members': setting,
  'absent-membership-handling-merges': setting,
  'wizard-allows-all-actions': setting,
  'absent-actions-are-allowed': setting,
  'expression-over-identifier': setting,
  'group-membership-handling': setting,
  'expression-mapping': mapping,
  'bare-custom-attribute': mapping,
  'group-name-mapped': mapping,
  'patterns-in-linear-time': 'It shapes the result of an expression.',
  'failed-mapping-sends-nothing': 'Nothing is sent.',
  'token-type-ignored': 'It shapes how an answer is read, which no request shows.',
  'circuit-breaker': 'A capture does not say which requests were due.',
}

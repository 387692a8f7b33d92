import type { FailureCause } from '@pingone-sandbox/contract'
import type { StateDifference } from '../themes/evidence.ts'

const again =
  'PingOne counts the user as Failed, and tries again with the next change of the user or a Full Resync.'

/** What PingOne does after work has failed for a reason. */
export const nextAfter: Readonly<Partial<Record<FailureCause, string>>> = {
  mapping: 'PingOne sends nothing for this user until the mapping or the user is corrected.',
  credentials:
    'PingOne stops with each request, and Test Connection fails, until the credentials are corrected.',
  'token-endpoint': 'PingOne sends nothing until the token endpoint gives a token.',
  'search-not-found': 'PingOne creates nothing, since it does not know whether the account exists.',
  'method-not-supported': 'PingOne counts the change as Failed. The endpoint keeps its old state.',
  conflict: 'PingOne counts the user as Failed and does not link the existing account.',
  throttled: 'PingOne tries again after a pause, and then counts the change as Failed.',
  'target-error': 'PingOne repeats the request, and then counts the change as Failed.',
  unreadable:
    'PingOne cannot use the answer: the account may exist at the endpoint, and PingOne does not know it.',
  members: 'PingOne counts the group as Partial: the name is synced, and some members are not.',
}

export const nextStep = (cause: FailureCause | undefined): string =>
  (cause && nextAfter[cause]) ?? again

const taken =
  'PingOne takes the change for done, and does not send it again before the value changes or a Full Resync.'

/** What PingOne does where the endpoint differs from what PingOne believes. */
export function nextAfterDifference({ attribute, isMissing }: StateDifference): string {
  if (attribute === 'id')
    return 'PingOne counts this as a success, and learns of it with its next request to this id.'
  if (attribute === 'active')
    return 'PingOne counts this as a success: an account that should be disabled can be used, or one that should be enabled cannot.'
  return isMissing
    ? 'PingOne counts this as a success. The value is not at the endpoint, and each Full Resync sends it again.'
    : taken
}

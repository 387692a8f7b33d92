import type { FailureCause, RemarkKind } from '../control/outcome.ts'

/** What the remedies assume. */
export const remedyNote =
  'JavaScript with Express: users and groups are Maps by id, list makes a ListResponse, fail answers a SCIM Error, search applies a filter. An unknown id is answered with 404 before.'

/** The title of each failure cause. */
export const failureTitles: Readonly<Record<FailureCause, string>> = {
  mapping: 'The mapping gives no value',
  credentials: 'The target does not accept the credentials',
  'token-endpoint': 'The token endpoint gives no access token',
  'connection-check': 'The check before the operation failed',
  'not-found': 'The target has nothing at this address',
  'search-not-found': 'The target answers a search with 404',
  'method-not-supported': 'The target does not support the method',
  conflict: 'The target has this account already',
  refused: 'The target refuses the request',
  throttled: 'The target asks for fewer requests',
  'target-error': 'The target fails',
  unreadable: 'The answer cannot be understood',
  'several-matches': 'The lookup finds more than one account',
  mismatch: 'The answer does not contain what was looked for',
  'no-answer': 'The target does not answer',
  'address-refused': 'The address must not be contacted',
  certificate: 'The certificate is not trusted',
  'wrong-scheme': 'The target speaks http where https is expected, or the reverse',
  proxy: 'The proxy refuses the request',
  'circuit-open': 'Nothing was sent while the circuit was open',
  members: 'The target refuses members of a group',
  defect: 'The sandbox made a mistake',
  other: 'Another reason',
}

/** The title of each kind of remark. */
export const remarkTitles: Readonly<Record<RemarkKind, string>> = {
  dropped: 'Values are missing from answers',
  altered: 'Answers show other values than were sent',
  kept: 'Replaced values are still there',
  cut: 'Lists come back shorter',
  'two-primaries': 'More than one value is primary',
  'other-id': 'Answers are about another resource',
  'error-body': 'A success carries an error in its body',
  'no-resource': 'Answers show no resource',
  count: 'Counts do not fit the lists',
  'not-readable': 'Created resources cannot be read',
  'other-match': 'Searches answer what does not match',
  'not-shown': 'Searches do not show what was looked for',
}

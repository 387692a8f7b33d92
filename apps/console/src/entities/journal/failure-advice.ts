import type { FailureCause } from '@pingone-sandbox/contract'

export interface Advice {
  readonly title: string
  /** What to do. */
  readonly advice: string
  /** Where to do it: a tab of the rule, or the page of the connection. */
  readonly place?: 'mapping' | 'connection'
}

/** The title of each failure cause, with advice to fix it. */
export const failureAdvice: Readonly<Record<FailureCause, Advice>> = {
  mapping: {
    title: 'The mapping gives no value',
    advice:
      'Preview the mapping for one of them: an expression fails, or the User Identifier is empty.',
    place: 'mapping',
  },
  credentials: {
    title: 'The target does not accept the credentials',
    advice: 'Check the token, its scope and the Auth Type Header with Test Connection.',
    place: 'connection',
  },
  'token-endpoint': {
    title: 'The token endpoint gives no access token',
    advice:
      'Check OAuth Token Request, OAuth Client ID and OAuth Client Secret with Test Connection; nothing was sent to the target itself.',
    place: 'connection',
  },
  'connection-check': {
    title: 'The check before the operation failed',
    advice:
      'Nothing was sent for them: under Behaviour, the connection is checked before each operation. Test Connection sends the same request and says what is wrong with the answer.',
    place: 'connection',
  },
  'not-found': {
    title: 'The target has nothing at this address',
    advice:
      'Check SCIM BASE URL and the resources. A Full Resync looks up accounts that were deleted there.',
    place: 'connection',
  },
  'search-not-found': {
    title: 'The target answers a search with 404',
    advice:
      'Let it answer 200 with an empty list when nothing is found (RFC 7644 §3.4.2). If it has no search at all, check SCIM BASE URL and the resources.',
    place: 'connection',
  },
  'method-not-supported': {
    title: 'The target does not support the method',
    advice:
      'Add support for it at the target, or choose under Behaviour a profile that sends another method.',
  },
  conflict: {
    title: 'The target has this account already',
    advice:
      'The lookup did not find the existing account. Check the User Filter Expression letter by letter, and the value of the User Identifier at the target.',
    place: 'connection',
  },
  refused: {
    title: 'The target refuses the request',
    advice:
      'Read its answer: most often an attribute is required, too long, or not known there; after a 403 the credentials may not do this.',
    place: 'mapping',
  },
  throttled: {
    title: 'The target asks for fewer requests',
    advice: 'Set requests per second, or work on fewer users at a time; then start a Full Resync.',
    place: 'connection',
  },
  'target-error': {
    title: 'The target fails',
    advice: 'Look at the log of the target for these requests; then start a Full Resync.',
  },
  unreadable: {
    title: 'The answer cannot be understood',
    advice:
      'Something else may answer: a proxy, a login page, or an API that is not SCIM. Or the answer lacks what SCIM asks for: an id, the resources that it counts, the value that was looked for.',
    place: 'connection',
  },
  'several-matches': {
    title: 'The lookup finds more than one account',
    advice: 'Make the User Filter Expression name one, or remove the duplicates at the target.',
    place: 'connection',
  },
  mismatch: {
    title: 'The answer does not contain what was looked for',
    advice:
      'The target ignores the filter or reads it differently, or a search and a read by id contradict each other. Try them by themselves, and compare each answer with what was asked for.',
    place: 'connection',
  },
  'no-answer': {
    title: 'The target does not answer',
    advice:
      'Check that it runs and is reached from here; a longer timeout helps one that is slow. The requests were sent and the attempts are used up: once it answers, start a Full Resync.',
    place: 'connection',
  },
  'address-refused': {
    title: 'The address must not be contacted',
    advice:
      'SCIM BASE URL or OAuth Token Request leads to an address where clouds serve metadata, or that is no destination. Nothing was sent; enter the address of the target itself.',
    place: 'connection',
  },
  certificate: {
    title: 'The certificate is not trusted',
    advice:
      'Under Delivery, Accept any certificate takes a self-signed one. Or start the sandbox with NODE_EXTRA_CA_CERTS, the path of a PEM file with the CA.',
    place: 'connection',
  },
  'wrong-scheme': {
    title: 'The target speaks http where https is expected, or the reverse',
    advice: 'Change the beginning of SCIM BASE URL: https:// to http://, or the reverse.',
    place: 'connection',
  },
  proxy: {
    title: 'The proxy refuses the request',
    advice:
      'HTTPS_PROXY, HTTP_PROXY and NO_PROXY of the environment in which the sandbox was started say what goes through a proxy. List the target in NO_PROXY when it needs none.',
  },
  'circuit-open': {
    title: 'Nothing was sent while the circuit was open',
    advice:
      'Fix the cause of the last failure. Once a probe succeeds, these are retried automatically.',
    place: 'connection',
  },
  members: {
    title: 'The target refuses members of a group',
    advice: 'Check that it has the users, and that it accepts PATCH of the members of groups.',
  },
  defect: {
    title: 'The sandbox made a mistake',
    advice:
      'See the log on standard error for details. Please report it; a Full Resync retries them.',
  },
  other: {
    title: 'Another reason',
    advice: 'Open the requests in Activity.',
  },
}

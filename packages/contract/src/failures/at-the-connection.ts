import type { FailureCause } from '../control/outcome.ts'
import type { FailureText } from './explanation.ts'
import { pingPages, rfc } from './sources.ts'

/** Failures that a setting of the connection repairs, in most cases. */
export const failuresAtTheConnection = {
  credentials: {
    meaning:
      'The target answers 401, or 403 without a reason: it does not accept the token or the password, or they may not do this.',
    advice:
      'Check the token, its scope and the Auth Type Header with Test Connection. A token that the target has replaced must be entered again.',
    side: 'connection',
    source: rfc(7644, '2'),
    repairs: ['re-enter-token', 'test-connection', 'edit-connection', 'clear-fault', 'retry'],
  },
  'token-endpoint': {
    meaning:
      'With OAuth 2 Client Credentials, PingOne first gets an access token. The token endpoint gives none, so nothing is sent to the target itself.',
    advice:
      'Check OAuth Token Request, OAuth Client ID and OAuth Client Secret with Test Connection. The endpoint must answer 200 with a JSON object that has an access_token.',
    side: 'connection',
    source: rfc(6749, '5.1'),
    repairs: ['re-enter-token', 'edit-connection', 'test-connection', 'clear-fault', 'retry'],
    remedy: `app.post('/token', express.urlencoded(), (req, res) => {
  if (req.body.grant_type !== 'client_credentials')
    return res.status(400).json({ error: 'unsupported_grant_type' })
  res.json({ access_token: crypto.randomUUID(), token_type: 'Bearer', expires_in: 3600 })
})`,
  },
  'connection-check': {
    meaning:
      'Under Behaviour, the connection is checked before each operation. The check failed, so the operation is not sent.',
    advice:
      'Test Connection sends the same request and says what is wrong with the answer. Without checkBeforeEachOperation, the operation is sent at once.',
    side: 'connection',
    source: pingPages.connection,
    repairs: [
      're-enter-token',
      'test-connection',
      'choose-behaviour',
      'edit-connection',
      'clear-fault',
      'retry',
    ],
  },
  'not-found': {
    meaning:
      'The target answers 404 or 410. Either SCIM BASE URL or a resource of the connection is wrong, or the account was deleted at the target.',
    advice:
      'Check SCIM BASE URL and the resources. A Full Resync looks up accounts that were deleted at the target.',
    side: 'connection',
    source: rfc(7644, '3.12'),
    repairs: [
      'edit-connection',
      'full-resync',
      'choose-behaviour',
      'switch-off-misbehaviour',
      'clear-fault',
      'retry',
    ],
  },
  conflict: {
    meaning:
      'PingOne looks the user up and finds no account. The target then refuses the create with 409, because it has an account with this userName. The lookup is the culprit, although it succeeds.',
    advice:
      'Check the User Filter Expression letter by letter: PingOne’s default spells the attribute username and the operator Eq. RFC 7644 allows any letter case, and many servers do not. Then check the value of the User Identifier at the target.',
    side: 'connection',
    source: rfc(7644, '3.4.2.2'),
    repairs: [
      'write-eq',
      'edit-connection',
      'switch-off-misbehaviour',
      'edit-mapping',
      'choose-behaviour',
      'clear-fault',
      'retry',
    ],
    remedy: `app.get('/Users', (req, res) => {
  const { filter = '' } = req.query // attribute and operator in any letter case; all users without one
  const value = /^userName eq (".*")$/i.exec(filter)?.[1]
  if (filter && !value) return fail(res, 400, 'Only userName eq is supported.', 'invalidFilter')
  const name = value && JSON.parse(value).toLowerCase()
  res.json(
    list([...users.values()].filter((user) => !name || user.userName.toLowerCase() === name)),
  )
})`,
  },
  throttled: {
    meaning:
      'The target answers 429 until the attempts are used up: PingOne sends more requests than it allows.',
    advice:
      'Set requests per second under Delivery, or a lower concurrency; then retry. A target that says Retry-After gets its next request after that pause.',
    side: 'connection',
    source: rfc(6585, '4'),
    repairs: ['lower-rate', 'clear-fault', 'switch-off-misbehaviour', 'retry', 'full-resync'],
    remedy: `app.use((req, res, next) => {
  if (!isOverLimit(req)) return next()
  fail(res.set('Retry-After', '1'), 429, 'More than 25 requests per second.')
})`,
  },
  other: {
    meaning:
      'The request fails for a reason that has no cause of its own, such as an address or a header that HTTP cannot carry.',
    advice: 'Open the requests in Activity; the message says what is wrong.',
    side: 'connection',
    source: pingPages.syncStatus,
    repairs: ['edit-connection', 'retry'],
  },
} as const satisfies Partial<Record<FailureCause, FailureText>>

import type { FailureCause } from '../control/outcome.ts'
import type { FailureText } from './explanation.ts'
import { pingPages, rfc } from './sources.ts'

/** Failures that the mapping repairs, and those of the sandbox itself. */
export const failuresInPingOne = {
  mapping: {
    meaning:
      'An expression of the attribute mapping fails, or it gives no value for the User Identifier or for the name of a group. Nothing is sent.',
    advice:
      'Preview the mapping for one of the users, and correct the line that fails; or give the user the missing attribute.',
    side: 'mapping',
    source: {
      title: 'PingOne: Expression language',
      url: 'https://docs.pingidentity.com/pingone/pingone_expression_language/p1_expression_language.html',
    },
    repairs: ['edit-mapping', 'edit-connection', 'retry'],
  },
  refused: {
    meaning:
      'The target answers with a status of 400 to 499 that says: this request is wrong. Its detail says what is missing, too long or not known; a 403 says that these credentials may not do this.',
    advice:
      'Read the answer. Map the attribute that the target requires, or remove the one that it refuses; after a 403, extend what the credentials may do.',
    side: 'mapping',
    source: rfc(7644, '3.12'),
    repairs: [
      'edit-mapping',
      'write-eq',
      'edit-connection',
      're-enter-token',
      'choose-behaviour',
      'switch-off-misbehaviour',
      'clear-fault',
      'retry',
      'full-resync',
    ],
    remedy: `app.put('/Users/:id', (req, res) => {
  const { meta, groups, ...user } = { ...req.body, id: req.params.id } // read-only: ignored
  if (!user.userName) return fail(res, 400, 'userName is required.', 'invalidValue') // what is wrong
  users.set(user.id, user)
  res.json(user)
})`,
  },
  defect: {
    meaning: 'The sandbox itself fails while it works on this user or group.',
    advice:
      'The log on standard error has the details. Please report it. A Full Resync works on these users and groups again.',
    side: 'sandbox',
    source: pingPages.resync,
    repairs: ['retry', 'full-resync'],
  },
} as const satisfies Partial<Record<FailureCause, FailureText>>

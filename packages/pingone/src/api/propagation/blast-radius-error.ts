import type { AffectedUser } from '../../decide/blast-radius.ts'
import { PingOneError } from '../errors.ts'

/** How many of the users the answer names. */
const named = 1000

/**
 * The error for a revision that deprovisions more users than is allowed unconfirmed; it names them, and says how to confirm.
 *
 * PingOne itself asks for no confirmation: this is an extension of the simulator.
 */
export function blastRadiusError(affected: readonly AffectedUser[]): PingOneError {
  const count = affected.length
  return new PingOneError(
    400,
    'CONSTRAINT_VIOLATION',
    `The revision would take ${count === 1 ? 'one user away from its target' : `${count} users away from their targets`}. Repeat the request with ?confirm=${count} to let it.`,
    {
      confirmation: { count },
      details: affected.slice(0, named).map(({ rule, user, action }) => ({
        code: 'CONFIRMATION_REQUIRED',
        target: `users/${user.id}`,
        message: `${user.name} would be ${action === 'Delete' ? 'deleted' : 'disabled'} by the rule ${rule.name}.`,
      })),
    },
  )
}

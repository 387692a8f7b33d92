import { z } from 'zod'
import { accountInput, type NewUserState } from '@pingone-sandbox/contract'
import type { PasswordState, UserDocument } from '../records/documents.ts'
import { type JsonObject, withoutBlanks } from '../records/json.ts'
import { parseInput } from '../records/parse-input.ts'

type State = Pick<
  UserDocument,
  | 'enabled'
  | 'mfaEnabled'
  | 'account'
  | 'lifecycle'
  | 'verifyStatus'
  | 'emailVerified'
  | 'passwordState'
>

/** The state of a new user: what it was given, and PingOne's defaults. */
export function newUserState(given: NewUserState = {}, now?: string): State {
  const { enabled = true, mfaEnabled = false, account, lifecycle, emailVerified, password } = given
  return {
    enabled,
    mfaEnabled,
    account: accountOf({ enabled, status: account?.status ?? 'OK', lockedAt: now }),
    lifecycle: { status: lifecycle?.status ?? 'ACCOUNT_OK' },
    verifyStatus: 'NOT_INITIATED',
    ...(emailVerified !== undefined && { emailVerified }),
    ...(password && now !== undefined && { passwordState: passwordStateOf(password, now) }),
  }
}

/** Throws a `ZodError` for a body with an identity provider other than PingOne itself. */
export function refuseForeignIdentity(body: JsonObject): void {
  parseInput(foreignIdentity, withoutBlanks(body))
}

const foreignIdentity = z.object({
  identityProvider: z
    .object({
      id: z
        .undefined({ error: 'External identity providers are not simulated: there is none.' })
        .optional(),
    })
    .optional(),
})

/** The account with the status that a body asks for. Throws a `ZodError`. */
export function askedAccount(account: UserDocument['account'], body: JsonObject) {
  const asked = parseInput(z.object({ account: accountInput.optional() }), withoutBlanks(body))
  return { ...account, status: asked.account?.status ?? account.status }
}

/** The user with an account that follows whether the user is enabled, and is locked. */
export function withAccount(user: UserDocument, now: string): UserDocument {
  const { status, lockedAt = now } = user.account
  return { ...user, account: accountOf({ enabled: user.enabled, status, lockedAt }) }
}

/**
 * A locked or disabled user cannot authenticate.
 *
 * @see {@link https://developer.pingidentity.com/pingone-api/platform/users/user-accounts.html}
 */
function accountOf({
  enabled,
  status,
  lockedAt,
}: Pick<UserDocument, 'enabled'> & {
  readonly status: UserDocument['account']['status']
  readonly lockedAt: string | undefined
}): UserDocument['account'] {
  const canAuthenticate = enabled && status === 'OK'
  const isLocked = status === 'LOCKED' && lockedAt !== undefined
  return { canAuthenticate, status, ...(isLocked && { lockedAt }) }
}

const passwordStateOf = (
  { forceChange = false }: NonNullable<NewUserState['password']>,
  now: string,
): PasswordState => ({
  status: forceChange ? 'MUST_CHANGE_PASSWORD' : 'OK',
  lastChangedAt: now,
})

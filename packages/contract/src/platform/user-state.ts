import { z } from 'zod'

export const accountStatuses = ['OK', 'LOCKED'] as const
export const lifecycleStatuses = ['ACCOUNT_OK', 'VERIFICATION_REQUIRED'] as const

/** The account of a user, as a client may write it. Whether the user can authenticate follows from it and from `enabled`. */
export const accountInput = z.object({
  status: z.enum(accountStatuses).optional(),
  unlockAt: z
    .undefined({ error: 'Accounts that unlock by themselves are not simulated.' })
    .optional(),
})

/** The password of an imported user. It is write-only, and only that it was set is kept. */
const passwordInput = z.object({
  value: z.string({ error: 'The value of a password is a text.' }).min(1),
  forceChange: z.boolean().optional(),
  external: z.undefined({ error: 'Passwords that a gateway checks are not simulated.' }).optional(),
})

/**
 * What a new user may be given beside the attributes that a client may always write.
 *
 * @see {@link https://developer.pingidentity.com/pingone-api/platform/users/users-1/create-user.html}
 */
export const newUserState = z.object({
  enabled: z.boolean().optional(),
  mfaEnabled: z.boolean().optional(),
  account: accountInput.optional(),
  lifecycle: z
    .object({
      status: z.enum(lifecycleStatuses).optional(),
      /** Nothing is sent to verify an address, with or without it. */
      suppressVerificationCode: z.boolean().optional(),
    })
    .optional(),
  emailVerified: z
    .literal(false, 'Create User sets emailVerified to false only; Create User (Import) to true.')
    .optional(),
})
export type NewUserState = z.infer<typeof importedUserState>

/**
 * What an import sets besides.
 *
 * @see {@link https://developer.pingidentity.com/pingone-api/platform/users/users-1/create-user-import.html}
 */
export const importedUserState = newUserState.extend({
  emailVerified: z.boolean().optional(),
  password: passwordInput.optional(),
})

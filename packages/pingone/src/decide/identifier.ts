import type { ScimConfiguration } from '@pingone-sandbox/contract'
import type { MappedUser } from '../outbound/operation-options.ts'

/** The mapped value that fills the `%s` of the User Filter Expression: the *User Identifier*. */
export function identifierOf(
  user: MappedUser,
  configuration: ScimConfiguration,
): string | undefined {
  const value =
    configuration.UNIQUE_USER_IDENTIFIER === 'userName' ? user['userName'] : workEmail(user)
  return typeof value === 'string' ? value : undefined
}

function workEmail(user: MappedUser): unknown {
  const emails = (user['emails'] ?? []) as readonly {
    readonly type?: string
    readonly value?: unknown
  }[]
  return emails.find((email) => email.type === 'work')?.value
}

import type { ScimConfiguration } from './scim-configuration.ts'

/** Returns the User Identifier of a mapped user: the value that replaces the `%s` of the User Filter Expression. */
export function identifierOf(
  { userName, emails = [] }: MappedIdentifiers,
  { UNIQUE_USER_IDENTIFIER }: Pick<ScimConfiguration, 'UNIQUE_USER_IDENTIFIER'>,
): string | undefined {
  const identifier =
    UNIQUE_USER_IDENTIFIER === 'userName'
      ? userName
      : emails.find(({ type }) => type === 'work')?.value
  return typeof identifier === 'string' ? identifier : undefined
}

/** The attributes of a mapped user that can be its User Identifier. */
interface MappedIdentifiers {
  readonly userName?: unknown
  readonly emails?: readonly { readonly type?: string; readonly value?: unknown }[]
}

/**
 * Replaces every `%s` of a User Filter Expression by the user's identifier.
 *
 * Quotes and backslashes of the identifier are escaped as JSON strings ask (RFC 7644 §3.4.2.2); whether PingOne does so is not public.
 */
export function substituteIdentifier(expression: string, identifier: string): string {
  return expression.replaceAll('%s', () => JSON.stringify(identifier).slice(1, -1))
}

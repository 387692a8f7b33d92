/**
 * Replaces every `%s` of a User Filter Expression by the user's identifier.
 *
 * Quotes and backslashes of the value are escaped as JSON strings ask (RFC 7644 §3.4.2.2); whether PingOne does so is not public.
 */
export function substituteIdentifier(expression: string, value: string): string {
  return expression.replaceAll('%s', () => JSON.stringify(value).slice(1, -1))
}

/**
 * Reads a bearer token as people paste one: with the scheme before it, and a line break behind it.
 *
 * @example readToken('Authorization: Bearer abc\n') // 'abc'
 */
export const readToken = (token: string): string =>
  token.trim().replace(/^(authorization:\s*)?bearer\s+/i, '')

import type { Connected } from '@pingone-sandbox/contract'

/** The filter that has all users who may sign in. */
export const everyone = 'enabled eq true'

/** The filter that has one user alone. */
export const onlyUser = (username: string): string => `username eq ${JSON.stringify(username)}`

type Scope = Connected['rule']['scope']

/** Tells which users a user filter has in scope, as far as `connect` has written it. */
export function scopeOf(filter: string = ''): {
  readonly scope: Scope
  readonly username?: string
} {
  if (filter.trim() === everyone) return { scope: 'all' }
  const [, quoted] = /^\s*username eq ("(?:[^"\\]|\\.)*")\s*$/.exec(filter) ?? []
  if (quoted === undefined) return { scope: 'other' }
  return { scope: 'one', username: JSON.parse(quoted) as string }
}

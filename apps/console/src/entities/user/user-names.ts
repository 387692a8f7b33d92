import type { User } from '@pingone-sandbox/contract'
import { type Filter, formatFilter } from '@pingone-sandbox/scim'

/** The display name of a user; the username where there is none. */
export function fullName({ name, username }: Pick<User, 'name' | 'username'>): string {
  return [name?.given, name?.family].filter(Boolean).join(' ') || name?.formatted || username
}

const searched = [['username'], ['email'], ['name', 'given'], ['name', 'family']] as const

/** The filter that looks for a text at the start of the names of a user: as a whole, or each of its words, as in a full name. */
export function searchExpression(text: string): string {
  const words = text.trim().split(/\s+/)
  const [whole, each] = [startingWith(text.trim()), words.map(startingWith)]
  if (words.length < 2) return formatFilter(whole)
  return formatFilter({ kind: 'or', operands: [whole, { kind: 'and', operands: each }] })
}

/** One of the names starts with a text. */
const startingWith = (value: string): Filter => ({
  kind: 'or',
  operands: searched.map(([name, subAttribute]): Filter => ({
    kind: 'compare',
    path: subAttribute === undefined ? { name } : { name, subAttribute },
    operator: 'sw',
    value,
  })),
})

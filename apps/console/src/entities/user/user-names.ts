import type { User } from '@pingone-sandbox/contract'

/** The name people call a user by; the username where there is none. */
export function fullName({ name, username }: Pick<User, 'name' | 'username'>): string {
  return [name?.given, name?.family].filter(Boolean).join(' ') || name?.formatted || username
}

import { faker } from '@faker-js/faker/locale/en'
import type { UserInput } from '@pingone-sandbox/contract'
import { createUsernames, describePerson, hire } from './person.ts'

export interface HireOptions {
  /** The same number gives the same people. */
  readonly seed: number
  readonly count: number
}

export interface Hire {
  readonly department: string
  readonly user: UserInput & { readonly username: string }
}

/**
 * Draws employees who could join the seeded organization.
 *
 * Their usernames differ from one another, though not from those that the directory has.
 */
export function drawHires({ seed, count }: HireOptions): readonly Hire[] {
  // Nothing is awaited, so no other code draws from the generator in between.
  faker.seed(seed)
  const usernames = createUsernames()
  return Array.from({ length: count }, () => {
    const employment = { ...hire(faker), contractor: false }
    return {
      department: employment.department.name,
      user: describePerson(faker, employment, usernames),
    }
  })
}

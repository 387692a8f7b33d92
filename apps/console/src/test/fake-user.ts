import { faker } from '@faker-js/faker'
import type { User } from '@pingone-sandbox/contract'

/** A user as the Platform API reads one. */
export function fakeUser(parts: Partial<User> = {}): User {
  const given = faker.person.firstName()
  const family = faker.person.lastName()
  return {
    id: faker.string.uuid(),
    username: faker.internet.username({ firstName: given, lastName: family }).toLowerCase(),
    name: { given, family },
    enabled: true,
    mfaEnabled: false,
    population: { id: 'population' },
    account: { status: 'OK', canAuthenticate: true },
    lifecycle: { status: 'ACCOUNT_OK' },
    ...parts,
  }
}

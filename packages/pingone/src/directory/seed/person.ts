import type { faker } from '@faker-js/faker/locale/en'
import type { UserDocument } from '../../records/documents.ts'
import { type Department, departments } from './departments.ts'
import { type Office, offices } from './offices.ts'

/** The parts of a seeded person that are not random. */
export interface Employment {
  readonly department: Department
  readonly office: Office
  readonly contractor: boolean
  readonly enabled: boolean
}

export function hire(random: typeof faker): Employment {
  return {
    department: random.helpers.arrayElement(departments),
    office: random.helpers.arrayElement(offices),
    contractor: random.datatype.boolean(0.15),
    enabled: !random.datatype.boolean(0.04),
  }
}

/** The attributes of a plausible person. Names of people who do not exist, at `example.com` (RFC 2606). */
export function describePerson(
  random: typeof faker,
  { department, office, contractor }: Employment,
  usernames: Usernames,
) {
  const given = random.person.firstName()
  const family = random.person.lastName()
  const username = usernames.claim(given, family)
  const pick = (choices: readonly string[]) => random.helpers.arrayElement(choices)
  return {
    username,
    email: `${username}@example.com`,
    externalId: random.string.numeric({ length: 6, allowLeadingZeros: false }),
    name: { given, family, formatted: `${given} ${family}` },
    title: pick(department.titles),
    type: contractor ? 'Contractor' : 'Employee',
    primaryPhone: random.helpers.replaceSymbols(office.phone),
    locale: office.locale,
    preferredLanguage: office.preferredLanguage,
    timezone: office.timezone,
    address: {
      streetAddress: `${random.number.int({ min: 1, max: 200 })} ${pick(office.streets)}`,
      locality: office.locality,
      region: office.region,
      postalCode: pick(office.postalCodes),
      countryCode: office.countryCode,
    },
  } satisfies Partial<UserDocument>
}

/** Generates usernames of the form `first.last`, without repetition. */
export interface Usernames {
  claim(given: string, family: string): string
}

export function createUsernames(): Usernames {
  const holders = new Map<string, number>()
  return {
    claim(given, family) {
      const plain = [given, family].map((part) => part.toLowerCase().replaceAll(/[^a-z]/g, ''))
      const wanted = plain.join('.')
      const count = (holders.get(wanted) ?? 0) + 1
      holders.set(wanted, count)
      return count === 1 ? wanted : `${wanted}${count}`
    },
  }
}

/** The bearer token of every server that is measured. */
export const token = 'bench'

const URN = 'urn:ietf:params:scim:schemas:core:2.0:User'
const ENTERPRISE = 'urn:ietf:params:scim:schemas:extension:enterprise:2.0:User'

/** The id of the n-th user: shaped like a UUID, and known without asking the server. */
export const idOf = (index: number): string =>
  `00000000-0000-4000-8000-${index.toString(16).padStart(12, '0')}`

/** The userName of the n-th user. */
export const nameOf = (index: number): string => `person.${index}@example.com`

const departments = ['Engineering', 'Sales', 'Finance', 'Legal', 'Support']
const cities = ['Vienna', 'Lisbon', 'Denver', 'Osaka', 'Nairobi', 'Oslo', 'Lima']

/** The n-th enterprise user as a client sends it: about 0.9 kB of JSON, the same on every run. */
export function personOf(index: number): object {
  return {
    schemas: [URN, ENTERPRISE],
    userName: nameOf(index),
    externalId: `ext-${index}`,
    active: true,
    displayName: `Person Number ${index}`,
    title: `Specialist ${index % 9}`,
    preferredLanguage: 'en',
    locale: 'en-US',
    timezone: 'Europe/Vienna',
    name: {
      formatted: `Dr. Person Number ${index}`,
      givenName: 'Person',
      familyName: `Number ${index}`,
    },
    emails: [
      { value: nameOf(index), type: 'work', primary: true },
      { value: `private.${index}@example.org`, type: 'home' },
    ],
    phoneNumbers: [
      { value: `+43 1 ${1_000_000 + index}`, type: 'work' },
      { value: `+43 660 ${1_000_000 + index}`, type: 'mobile' },
    ],
    addresses: [
      {
        type: 'work',
        streetAddress: `${index % 200} Main Street`,
        locality: cities[index % cities.length],
        postalCode: String(10_000 + (index % 9000)),
        country: 'AT',
      },
    ],
    [ENTERPRISE]: {
      employeeNumber: String(index),
      department: departments[index % departments.length],
      costCenter: `CC-${index % 40}`,
      organization: 'Example',
    },
  }
}

/** The groups that are measured: as many members as their name says. */
export const groupSizes = [100, 5000, 50_000] as const

/** Whether a server of so many users has the group: there must be users to add, too. */
export const groupFits = (members: number, size: number): boolean => size >= members + 50

/** The id of the group with so many members. */
export const groupIdOf = (members: number): string => idOf(10_000_000 + members)

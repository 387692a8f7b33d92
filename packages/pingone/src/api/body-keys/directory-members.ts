import { type Members, readOnly, referenceTo } from './treatment.ts'

const attributes = {
  username: 'obeyed',
  ...{ email: 'kept', externalId: 'kept', nickname: 'kept', title: 'kept', type: 'kept' },
  ...{ accountId: 'kept', locale: 'kept', preferredLanguage: 'kept', timezone: 'kept' },
  ...{ primaryPhone: 'kept', mobilePhone: 'kept' },
  name: {
    ...{ given: 'kept', family: 'kept', middle: 'kept', formatted: 'kept' },
    ...{ honorificPrefix: 'kept', honorificSuffix: 'kept' },
  },
  address: {
    ...{ streetAddress: 'kept', locality: 'kept', region: 'kept', postalCode: 'kept' },
    countryCode: 'kept',
  },
  photo: { href: 'kept' },
  account: {
    ...{ status: 'obeyed', unlockAt: 'refused' },
    ...{ canAuthenticate: 'ignored', lockedAt: 'ignored', secondsUntilUnlock: 'ignored' },
  },
  identityProvider: { id: 'refused', type: 'ignored' },
  ...{ verifyStatus: 'ignored', lastSignOn: 'ignored' },
  ...{ memberOfGroupIDs: 'ignored', memberOfGroupNames: 'ignored', memberOfGroups: 'ignored' },
} as const satisfies Members

const newUser = {
  ...readOnly,
  ...attributes,
  population: referenceTo('obeyed'),
  ...{ enabled: 'obeyed', mfaEnabled: 'obeyed', emailVerified: 'obeyed' },
  lifecycle: { status: 'obeyed', suppressVerificationCode: 'obeyed' },
  // Only an import obeys it.
  password: { value: 'obeyed', forceChange: 'obeyed', external: 'refused' },
} as const satisfies Members

const knownUser = {
  ...readOnly,
  ...attributes,
  population: 'ignored',
  ...{ enabled: 'ignored', mfaEnabled: 'ignored', emailVerified: 'ignored' },
  ...{ lifecycle: 'ignored', password: 'ignored' },
} as const satisfies Members

const population = {
  ...readOnly,
  ...{ name: 'obeyed', description: 'kept', default: 'obeyed' },
  ...{ preferredLanguage: 'kept', alternativeIdentifiers: 'kept' },
  ...{ passwordPolicy: referenceTo('kept'), theme: referenceTo('kept') },
  userCount: 'ignored',
} as const satisfies Members

const group = {
  ...readOnly,
  ...{ name: 'obeyed', description: 'kept', externalId: 'kept', customData: 'kept' },
  userFilter: 'obeyed',
  ...{ displayName: 'ignored', sourceId: 'ignored', sourceType: 'ignored' },
  ...{ directMemberCounts: 'ignored', totalMemberCounts: 'ignored', isExternal: 'ignored' },
} as const satisfies Members

const attribute = {
  ...readOnly,
  ...{ name: 'obeyed', type: 'obeyed', enabled: 'obeyed', required: 'obeyed', unique: 'obeyed' },
  ...{ multiValued: 'obeyed', displayName: 'kept', description: 'kept' },
  enumeratedValues: { value: 'obeyed', archived: 'kept', description: 'kept' },
  regexValidation: {
    ...{ pattern: 'obeyed', requirements: 'obeyed' },
    ...{ valuesPatternShouldMatch: 'obeyed', valuesPatternShouldNotMatch: 'obeyed' },
  },
  ...{ schema: 'ignored', schemaType: 'ignored', ldapAttribute: 'ignored' },
  subAttributes: 'ignored',
} as const satisfies Members

const membership = { ...readOnly, id: 'obeyed', name: 'ignored', type: 'ignored' } as const

/** What the bodies of the directory's routes may say, by method and path below the environment. */
export const directoryMembers = {
  'POST /users': newUser,
  'PUT /users/:userId': knownUser,
  'PATCH /users/:userId': knownUser,
  'PUT /users/:userId/enabled': { ...readOnly, enabled: 'obeyed' },
  'PUT /users/:userId/mfaEnabled': { ...readOnly, mfaEnabled: 'obeyed' },
  'PUT /users/:userId/population': { ...readOnly, id: 'obeyed' },
  'POST /users/:userId/memberOfGroups': membership,
  'POST /populations': population,
  'PUT /populations/:populationId': population,
  'POST /groups': { ...group, population: referenceTo('obeyed') },
  // A group stays in its population.
  'PUT /groups/:groupId': { ...group, population: 'ignored' },
  'POST /groups/:groupId/memberOfGroups': membership,
  'POST /schemas/:schemaId/attributes': attribute,
  'PUT /schemas/:schemaId/attributes/:attributeId': attribute,
  'PATCH /schemas/:schemaId/attributes/:attributeId': attribute,
} as const satisfies Readonly<Record<string, Members>>

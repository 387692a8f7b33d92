import type { AttributeDefinition, ResourceTypeDefinition } from '@pingone-sandbox/scim'

/**
 * A PingOne user as provisioning sees it, membership included, in the terms that the SCIM filter language is evaluated with.
 *
 * @see {@link https://developer.pingidentity.com/pingone-api/platform/users/users-1.html}
 */
export const sourceUserType = resourceType('User', '/users', [
  attribute('environmentId', { caseExact: true }),
  attribute('username', { required: true, uniqueness: 'server' }),
  attribute('email'),
  attribute('externalId', { caseExact: true }),
  complex('name', [
    attribute('given'),
    attribute('family'),
    attribute('middle'),
    attribute('formatted'),
    attribute('honorificPrefix'),
    attribute('honorificSuffix'),
  ]),
  attribute('nickname'),
  attribute('title'),
  attribute('type'),
  attribute('accountId', { caseExact: true }),
  attribute('locale'),
  attribute('preferredLanguage'),
  attribute('timezone'),
  attribute('primaryPhone'),
  attribute('mobilePhone'),
  complex('address', [
    attribute('streetAddress'),
    attribute('locality'),
    attribute('region'),
    attribute('postalCode'),
    attribute('countryCode'),
  ]),
  complex('photo', [attribute('href', { type: 'reference', caseExact: true })]),
  complex('population', [attribute('id', { caseExact: true }), attribute('name')]),
  attribute('enabled', { type: 'boolean' }),
  attribute('mfaEnabled', { type: 'boolean' }),
  complex('account', [attribute('canAuthenticate', { type: 'boolean' }), attribute('status')]),
  complex('lifecycle', [attribute('status')]),
  attribute('verifyStatus'),
  complex(
    'memberOfGroups',
    [attribute('id', { caseExact: true }), attribute('name'), attribute('type')],
    { multiValued: true, mutability: 'readOnly' },
  ),
  ...timestamps(),
])

/** @see {@link https://developer.pingidentity.com/pingone-api/platform/groups.html} */
export const groupType = resourceType('Group', '/groups', [
  attribute('environmentId', { caseExact: true }),
  attribute('name', { required: true }),
  attribute('description'),
  attribute('externalId', { caseExact: true }),
  complex('population', [attribute('id', { caseExact: true })]),
  ...timestamps(),
])

/** @see {@link https://developer.pingidentity.com/pingone-api/platform/populations.html} */
export const populationType = resourceType('Population', '/populations', [
  attribute('environmentId', { caseExact: true }),
  attribute('name', { required: true }),
  attribute('description'),
  attribute('default', { type: 'boolean' }),
  complex('theme', [attribute('id', { caseExact: true })]),
  ...timestamps(),
])

/** @see {@link https://developer.pingidentity.com/pingone-api/platform/environments.html} */
export const environmentType = resourceType('Environment', '/environments', [
  attribute('name', { required: true }),
  attribute('description'),
  attribute('type'),
  attribute('region'),
  complex('license', [attribute('id', { caseExact: true })]),
  complex('organization', [attribute('id', { caseExact: true })]),
  ...timestamps(),
])

function resourceType(
  name: string,
  endpoint: string,
  attributes: readonly AttributeDefinition[],
): ResourceTypeDefinition {
  const description = `PingOne ${name.toLowerCase()}`
  const id = `urn:pingone:directory:${name}`
  return {
    name,
    endpoint,
    description,
    schema: { id, name, description, attributes },
    extensions: [],
  }
}

function attribute(name: string, traits: Partial<AttributeDefinition> = {}): AttributeDefinition {
  return {
    name,
    type: 'string',
    multiValued: false,
    description: '',
    required: false,
    caseExact: false,
    mutability: 'readWrite',
    returned: 'default',
    uniqueness: 'none',
    ...traits,
  }
}

function complex(
  name: string,
  subAttributes: readonly AttributeDefinition[],
  traits: Partial<AttributeDefinition> = {},
): AttributeDefinition {
  return attribute(name, { ...traits, type: 'complex', subAttributes })
}

function timestamps(): readonly AttributeDefinition[] {
  return ['createdAt', 'updatedAt'].map((name) =>
    attribute(name, { type: 'dateTime', mutability: 'readOnly' }),
  )
}

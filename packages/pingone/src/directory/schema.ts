import {
  type AttributeDefinition,
  defineAttribute as attribute,
  defineComplex as complex,
  type ResourceTypeDefinition,
} from '@pingone-sandbox/scim'

const exact = { caseExact: true } as const
const flag = { type: 'boolean' } as const

/**
 * A PingOne user as provisioning sees it, membership included, in the terms that the SCIM filter language is evaluated with.
 *
 * @see {@link https://developer.pingidentity.com/pingone-api/platform/users/users-1.html}
 */
export const sourceUserType = resourceType('User', '/users', [
  environmentId(),
  attribute('username', 'The name the user signs in with; unique in the environment.', {
    required: true,
    uniqueness: 'server',
  }),
  attribute('email', 'The email address.'),
  complex('name', 'The parts of the name.', [
    attribute('given', 'The given name.'),
    attribute('family', 'The family name.'),
    attribute('middle', 'The middle name.'),
    attribute('formatted', 'The whole name as people write it.'),
    attribute('honorificPrefix', 'A title before the name: Dr.'),
    attribute('honorificSuffix', 'An addition after the name: III.'),
  ]),
  attribute('nickname', 'What friends say.'),
  attribute('title', 'The job title.'),
  attribute('type', 'The relation to the organization: Employee, Contractor.'),
  attribute('accountId', 'The number of an account elsewhere.', exact),
  attribute('locale', 'The language tag that dates and numbers follow.'),
  attribute('preferredLanguage', 'The language tag of the preferred language.'),
  attribute('timezone', 'The IANA name of the time zone.'),
  attribute('primaryPhone', 'The telephone number.'),
  attribute('mobilePhone', 'The mobile telephone number.'),
  complex('address', 'The postal address.', [
    attribute('streetAddress', 'Street and number.'),
    attribute('locality', 'The city.'),
    attribute('region', 'The state or region.'),
    attribute('postalCode', 'The postal code.'),
    attribute('countryCode', 'The ISO 3166-1 alpha-2 code of the country.'),
  ]),
  complex('photo', 'A picture of the user.', [
    attribute('href', 'Where the picture is.', { type: 'reference', ...exact }),
  ]),
  complex('population', 'The population that the user lives in.', [
    attribute('id', 'The population’s id.', exact),
    attribute('name', 'The population’s name.'),
  ]),
  attribute('enabled', 'Whether the user may sign in.', flag),
  attribute('mfaEnabled', 'Whether multi-factor authentication is on.', flag),
  complex('account', 'The state of the account.', [
    attribute('canAuthenticate', 'Whether the user can authenticate.', flag),
    attribute('status', 'OK or LOCKED.'),
    attribute('lockedAt', 'When the account was locked.', {
      type: 'dateTime',
      mutability: 'readOnly',
    }),
  ]),
  complex('lifecycle', 'The state of the user’s life cycle.', [
    attribute('status', 'ACCOUNT_OK or VERIFICATION_REQUIRED.'),
  ]),
  attribute('emailVerified', 'Whether the email address is verified.', flag),
  attribute('verifyStatus', 'Whether identity verification is in use.'),
  complex(
    'memberOfGroups',
    'The groups of the user, inherited ones included.',
    [
      attribute('id', 'The group’s id.', exact),
      attribute('name', 'The group’s name.'),
      attribute('type', 'DIRECT, or INDIRECT when inherited through a nested group.'),
    ],
    { multiValued: true, mutability: 'readOnly' },
  ),
  ...timestamps(),
])

/** @see {@link https://developer.pingidentity.com/pingone-api/platform/groups.html} */
export const groupType = resourceType('Group', '/groups', [
  environmentId(),
  attribute('name', 'The name; unique in the environment.', { required: true }),
  attribute('description', 'What the group is for.'),
  complex('population', 'The population that members must belong to.', [
    attribute('id', 'The population’s id.', exact),
  ]),
  attribute('userFilter', 'The filter over users that makes them members.', exact),
  ...timestamps(),
])

/** The membership of a user or a group. @see {@link https://developer.pingidentity.com/pingone-api/platform/users/group-membership.html} */
export const membershipType = resourceType('Membership', '/memberOfGroups', [
  attribute('name', 'The name of the group.'),
  attribute('type', 'DIRECT, or INDIRECT when inherited through a nested group.'),
])

/** @see {@link https://developer.pingidentity.com/pingone-api/platform/populations.html} */
export const populationType = resourceType('Population', '/populations', [
  environmentId(),
  attribute('name', 'The name; unique in the environment.', { required: true }),
  attribute('description', 'What the population is for.'),
  attribute('default', 'Whether users who name no population are created here.', flag),
  attribute('preferredLanguage', 'The language tag of its users.'),
  attribute('alternativeIdentifiers', 'What it is found by beside its name.', {
    multiValued: true,
  }),
  complex('passwordPolicy', 'The rules for its passwords.', [
    attribute('id', 'The policy’s id.', exact),
  ]),
  complex('theme', 'The look of its sign-on pages.', [attribute('id', 'The theme’s id.', exact)]),
  ...timestamps(),
])

/** @see {@link https://developer.pingidentity.com/pingone-api/platform/environments.html} */
export const environmentType = resourceType('Environment', '/environments', [
  attribute('name', 'The name; unique in the organization.', { required: true }),
  attribute('description', 'What the environment is for.'),
  attribute('type', 'PRODUCTION or SANDBOX.'),
  attribute('region', 'The region code: NA, EU, AP, CA, AU or SG.'),
  complex('license', 'The licence in use.', [attribute('id', 'The licence’s id.', exact)]),
  complex('organization', 'The owner.', [attribute('id', 'The organization’s id.', exact)]),
  ...timestamps(),
])

function resourceType(
  name: string,
  endpoint: string,
  attributes: readonly AttributeDefinition[],
): ResourceTypeDefinition {
  const description = `PingOne ${name.toLowerCase()}`
  const id = `urn:pingone-sandbox:directory:${name}`
  const schema = { id, name, description, attributes }
  return { name, endpoint, description, schema, extensions: [] }
}

function environmentId(): AttributeDefinition {
  return attribute('environmentId', 'The environment that it belongs to.', exact)
}

function timestamps(): readonly AttributeDefinition[] {
  return [
    attribute('createdAt', 'When it was created.', { type: 'dateTime', mutability: 'readOnly' }),
    attribute('updatedAt', 'When it last changed.', { type: 'dateTime', mutability: 'readOnly' }),
  ]
}

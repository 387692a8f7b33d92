import { URN } from '../values/urn.ts'
import {
  defineAttribute,
  defineComplex,
  definePlural,
  definePrimary,
  referenceTo,
} from './define-attribute.ts'
import type { AttributeDefinition, SchemaDefinition } from './definition.ts'

/**
 * The core User schema.
 *
 * @see {@link https://www.rfc-editor.org/rfc/rfc7643#section-4.1 RFC 7643 §4.1 and §8.7.1}
 */
export const userSchema: SchemaDefinition = {
  id: URN.user,
  name: 'User',
  description: 'A person with an account.',
  attributes: [
    defineAttribute('userName', 'The name that the user signs in with, unique at the provider.', {
      required: true,
      uniqueness: 'server',
    }),
    name(),
    defineAttribute('displayName', 'The name to show for the user.'),
    defineAttribute('nickName', 'What the user is casually called.'),
    defineAttribute('profileUrl', 'A page about the user.', referenceTo('external')),
    defineAttribute('title', 'The job title, such as "Vice President".'),
    defineAttribute('userType', 'How the user relates to the organization, such as "Contractor".'),
    defineAttribute(
      'preferredLanguage',
      'Languages that the user prefers, as an Accept-Language value.',
    ),
    defineAttribute('locale', 'The language tag by which dates, numbers and money are written.'),
    defineAttribute('timezone', 'The time zone as an IANA name, such as "Europe/Vienna".'),
    defineAttribute('active', 'Whether the account is in use.', { type: 'boolean' }),
    defineAttribute('password', 'The clear-text password, which is set and never read.', {
      mutability: 'writeOnly',
      returned: 'never',
    }),
    definePlural('emails', 'Email addresses.', {
      value: defineAttribute('value', 'The address.'),
      types: ['work', 'home', 'other'],
    }),
    definePlural('phoneNumbers', 'Phone numbers.', {
      value: defineAttribute('value', 'The number, preferably a tel: URI (RFC 3966).'),
      types: ['work', 'home', 'mobile', 'fax', 'pager', 'other'],
    }),
    definePlural('ims', 'Instant messaging addresses.', {
      value: defineAttribute('value', 'The address.'),
      types: ['aim', 'gtalk', 'icq', 'xmpp', 'msn', 'skype', 'qq', 'yahoo'],
    }),
    definePlural('photos', 'Pictures of the user.', {
      value: defineAttribute('value', 'The URL of the picture.', referenceTo('external')),
      types: ['photo', 'thumbnail'],
    }),
    addresses(),
    groups(),
    definePlural('entitlements', 'Things that the user has a right to.', {
      value: defineAttribute('value', 'The entitlement.'),
    }),
    definePlural('roles', 'Roles that together say what the user is.', {
      value: defineAttribute('value', 'The role.'),
    }),
    definePlural('x509Certificates', 'Certificates issued to the user.', {
      value: defineAttribute('value', 'The DER-encoded certificate in base64.', {
        type: 'binary',
        caseExact: true,
      }),
    }),
  ],
}

function name(): AttributeDefinition {
  return defineComplex('name', "The parts of the user's name.", [
    defineAttribute('formatted', 'The whole name as it is shown.'),
    defineAttribute('familyName', 'The family name, or last name.'),
    defineAttribute('givenName', 'The given name, or first name.'),
    defineAttribute('middleName', 'The middle names.'),
    defineAttribute('honorificPrefix', 'What stands before the name, such as "Dr.".'),
    defineAttribute('honorificSuffix', 'What follows the name, such as "III".'),
  ])
}

function addresses(): AttributeDefinition {
  const subAttributes = [
    defineAttribute('formatted', 'The whole address as on a label; may contain newlines.'),
    defineAttribute('streetAddress', 'Street and house number; may contain newlines.'),
    defineAttribute('locality', 'The city.'),
    defineAttribute('region', 'The state, province or region.'),
    defineAttribute('postalCode', 'The postal code.'),
    defineAttribute('country', 'The country as an ISO 3166-1 alpha-2 code.'),
    defineAttribute('type', 'What the address is used for.', {
      canonicalValues: ['work', 'home', 'other'],
    }),
    definePrimary(),
  ]
  return defineComplex('addresses', 'Postal addresses.', subAttributes, { multiValued: true })
}

/** Defines `groups`, which is read-only: memberships are changed at the group (RFC 7643 §4.1.2). */
function groups(): AttributeDefinition {
  const readOnly = { mutability: 'readOnly' } as const
  const subAttributes = [
    defineAttribute('value', 'The id of the group.', { caseExact: true, ...readOnly }),
    defineAttribute('$ref', 'The URL of the group.', {
      ...referenceTo('User', 'Group'),
      ...readOnly,
    }),
    defineAttribute('display', 'The display name of the group.', readOnly),
    defineAttribute('type', 'Whether the user is a member itself or through another group.', {
      canonicalValues: ['direct', 'indirect'],
      ...readOnly,
    }),
  ]
  return defineComplex('groups', 'The groups that the user belongs to.', subAttributes, {
    multiValued: true,
    ...readOnly,
  })
}

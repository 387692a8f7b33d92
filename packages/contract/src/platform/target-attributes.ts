import { URN } from '@pingone-sandbox/scim'

/**
 * Where a target attribute of PingOne's flat vocabulary is in a SCIM user: the path to an attribute, or to a sub-attribute
 * of the element of a type.
 */
export type TargetPlace =
  | { readonly kind: 'attribute'; readonly path: readonly string[] }
  | {
      readonly kind: 'element'
      readonly attribute: string
      readonly type: string
      readonly sub: string
      readonly primary: boolean
    }

const attribute = (...path: string[]): TargetPlace => ({ kind: 'attribute', path })
const element = (name: string, type: string, sub = 'value'): TargetPlace => ({
  kind: 'element',
  attribute: name,
  type,
  sub,
  primary: type === 'work' && name === 'emails',
})

const plain = [
  'userName',
  'displayName',
  'nickName',
  'title',
  'userType',
  'externalId',
  'password',
  'preferredLanguage',
  'locale',
  'timezone',
  'profileUrl',
  'active',
]
const names = ['givenName', 'familyName', 'middleName', 'honorificPrefix', 'honorificSuffix']
const enterprise = ['department', 'employeeNumber', 'costCenter', 'organization', 'division']
const addressParts = {
  StreetAddress: 'streetAddress',
  City: 'locality',
  State: 'region',
  PostalCode: 'postalCode',
  Country: 'country',
  FormattedAddress: 'formatted',
}

/**
 * The flat names that a mapping may give as target, with their place in SCIM.
 *
 * @see {@link https://docs.pingidentity.com/integrations/scim/ PingFederate SCIM Provisioner, supported attributes}; that PingOne shares them is observed in its guides
 */
export const targetAttributes: ReadonlyMap<string, TargetPlace> = new Map([
  ...plain.map((name) => [name, attribute(name)] as const),
  ...names.map((name) => [name, attribute('name', name)] as const),
  ['formattedName', attribute('name', 'formatted')] as const,
  ...enterprise.map((name) => [name, attribute(URN.enterpriseUser, name)] as const),
  ['manager', attribute(URN.enterpriseUser, 'manager', 'value')] as const,
  ...['work', 'home', 'other'].flatMap((type) => [
    [`${type}Email`, element('emails', type)] as const,
    ...Object.entries(addressParts).map(
      ([part, sub]) => [`${type}${part}`, element('addresses', type, sub)] as const,
    ),
  ]),
  ...['work', 'mobile', 'pager', 'fax', 'home', 'other'].map(
    (type) => [`${type}Phone`, element('phoneNumbers', type)] as const,
  ),
  ...['qq', 'skype', 'gtalk', 'aim', 'icq', 'msn', 'xmpp', 'yahoo'].map(
    (type) => [`${type}Im`, element('ims', type)] as const,
  ),
  ['profilePhotoUrl', element('photos', 'photo')] as const,
  ['profileThumbnailUrl', element('photos', 'thumbnail')] as const,
])

/**
 * The place of a target attribute.
 *
 * A qualified name (`urn:…:department`) is its own place. Any other name that the vocabulary lacks is an attribute of the first
 * custom schema that the connection names.
 */
export function placeOf(
  target: string,
  extensionUrns: readonly string[] = [],
): TargetPlace | undefined {
  const known = targetAttributes.get(target)
  if (known) return known
  if (target.startsWith('urn:')) return qualified(target)
  const [extension] = extensionUrns
  return extension !== undefined && isAttributePath(target)
    ? attribute(extension, ...target.split('.'))
    : undefined
}

function qualified(target: string): TargetPlace | undefined {
  const colon = target.lastIndexOf(':')
  const [schema, name] = [target.slice(0, colon), target.slice(colon + 1)]
  if (!isAttributePath(name)) return undefined
  // Attributes of the core schema are at the top level (RFC 7643 §3).
  return schema === URN.user ? attribute(...name.split('.')) : attribute(schema, ...name.split('.'))
}

/** A name, or a name and a sub-attribute's, as RFC 7643 §2.1 spells them. */
const isAttributePath = (name: string): boolean =>
  /^[A-Za-z][\w$-]*(?:\.[A-Za-z][\w$-]*)?$/.test(name)

/** The URNs in the *Custom Attribute Schema URNs* of a connection, which are separated by commas. */
export function extensionUrnsOf(text: string | undefined): readonly string[] {
  return (text ?? '')
    .split(',')
    .map((urn) => urn.trim())
    .filter((urn) => urn !== '')
}

import {
  placeOf,
  type SchemaAttribute,
  targetAttributes as vocabulary,
} from '@pingone-sandbox/contract'
import { URN } from '@pingone-sandbox/scim'
import type { ComboOption } from '../../../ui/combo-options.ts'

/** Attributes of a PingOne user that a mapping may read, under the labels of PingOne's picklist. */
const ownAttributes: readonly ComboOption[] = [
  ['username', 'Username'],
  ['name.given', 'Given Name'],
  ['name.family', 'Family Name'],
  ['name.middle', 'Middle Name'],
  ['name.formatted', 'Formatted'],
  ['name.honorificPrefix', 'Honorific Prefix'],
  ['name.honorificSuffix', 'Honorific Suffix'],
  ['email', 'Email Address'],
  ['enabled', 'Enabled'],
  ['id', 'User ID'],
  ['externalId', 'External ID'],
  ['accountId', 'Account ID'],
  ['nickname', 'Nickname'],
  ['title', 'Title'],
  ['type', 'User Type'],
  ['primaryPhone', 'Primary Phone'],
  ['mobilePhone', 'Mobile Phone'],
  ['address.streetAddress', 'Street Address'],
  ['address.locality', 'Locality'],
  ['address.region', 'Region'],
  ['address.postalCode', 'Postal Code'],
  ['address.countryCode', 'Country Code'],
  ['locale', 'Locale'],
  ['preferredLanguage', 'Preferred Language'],
  ['timezone', 'Time Zone'],
].map(([id = '', label = '']) => ({ id, label, detail: id }))

/** What the picklist of the source offers: PingOne's own attributes, then the custom ones. */
export function sourceOptions(custom: readonly SchemaAttribute[]): readonly ComboOption[] {
  return [
    ...ownAttributes,
    ...custom
      .filter(({ type }) => type !== 'JSON')
      .map(({ name, displayName }) => ({
        id: name,
        label: displayName ?? name,
        detail: 'custom',
      })),
  ]
}

/** What the picklist of the target offers, each with its place in a SCIM user. */
export const targetOptions: readonly ComboOption[] = [...vocabulary.keys()].map((name) => {
  const place = placeText(name)
  return { id: name, label: name, ...(place !== undefined && place !== name && { detail: place }) }
})

/** The path of a target attribute in a SCIM user; undefined for an unknown name. */
export function placeText(target: string, extensionUrns: readonly string[] = []) {
  const place = placeOf(target, extensionUrns)
  if (place === undefined) return undefined
  if (place.kind === 'element') return `${place.attribute}[${place.type}].${place.sub}`
  const [first = '', ...rest] = place.path
  if (first === URN.enterpriseUser) return `enterprise: ${rest.join('.')}`
  return first.startsWith('urn:') ? `${first}:${rest.join('.')}` : place.path.join('.')
}

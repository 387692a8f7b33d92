import { targetAttributes as vocabulary } from '@pingone-sandbox/pingone/contract'
import type { SelectOption } from '../../ui/select-field.tsx'

/** Attributes of a PingOne user that a mapping may read, under the labels of PingOne's picklist. */
export const sourceAttributes: readonly SelectOption[] = [
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
].map(([id = '', label = '']) => ({ id, label }))

/** The flat names of the target’s attributes. */
export const targetAttributes: readonly SelectOption[] = [...vocabulary.keys()].map((name) => ({
  id: name,
  label: name,
}))

/** The label of a source attribute; its name where there is none. */
export function sourceLabel(name: string): string {
  return sourceAttributes.find(({ id }) => id === name)?.label ?? name
}

import type { CompareOperator } from '@pingone-sandbox/scim'

/** An attribute that a condition of a rule's user filter can use. */
export interface ScopeAttribute {
  /** Its name in the filter language of PingOne users. */
  readonly id: string
  readonly label: string
  readonly operators: readonly CompareOperator[]
  /** The type of the value: free text, a boolean, or the id of a named resource. */
  readonly value: 'text' | 'boolean' | 'population' | 'group'
}

const text = ['eq', 'sw', 'co', 'ew'] as const
const exact = ['eq'] as const

/**
 * What the condition builder offers, in PingOne's words.
 *
 * Enabled, Country Code, Population Name and Group Names are in Ping's examples, with Equals and Contains; the others are attributes
 * that the filter language takes. Group conditions count dynamic and inherited membership.
 *
 * @see {@link https://docs.pingidentity.com/pingone/integrations/p1_example_provisioning_filters.html}
 */
export const scopeAttributes: readonly ScopeAttribute[] = [
  { id: 'enabled', label: 'Enabled', operators: exact, value: 'boolean' },
  { id: 'memberOfGroups.id', label: 'Group', operators: exact, value: 'group' },
  { id: 'memberOfGroups.name', label: 'Group Names', operators: ['co', 'eq', 'sw'], value: 'text' },
  { id: 'population.id', label: 'Population', operators: exact, value: 'population' },
  { id: 'population.name', label: 'Population Name', operators: ['eq', 'sw', 'co'], value: 'text' },
  { id: 'username', label: 'Username', operators: text, value: 'text' },
  { id: 'email', label: 'Email Address', operators: text, value: 'text' },
  { id: 'name.given', label: 'Given Name', operators: text, value: 'text' },
  { id: 'name.family', label: 'Family Name', operators: text, value: 'text' },
  { id: 'title', label: 'Title', operators: text, value: 'text' },
  { id: 'type', label: 'User Type', operators: text, value: 'text' },
  { id: 'address.countryCode', label: 'Country Code', operators: ['eq'], value: 'text' },
  { id: 'address.locality', label: 'Locality', operators: text, value: 'text' },
  { id: 'locale', label: 'Locale', operators: ['eq', 'sw'], value: 'text' },
]

export const operatorLabels: Readonly<Partial<Record<CompareOperator, string>>> = {
  eq: 'Equals',
  sw: 'Starts with',
  co: 'Contains',
  ew: 'Ends with',
}

export function scopeAttribute(
  id: string,
  offered: readonly ScopeAttribute[] = scopeAttributes,
): ScopeAttribute | undefined {
  return offered.find((attribute) => attribute.id === id)
}

/** The scope attribute of a custom user attribute. */
export function customScopeAttribute(name: string, label = name): ScopeAttribute {
  return { id: name, label, operators: text, value: 'text' }
}

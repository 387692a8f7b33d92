/** A shape that RFC 7644 does not ask a server to accept, and that a client sends all the same. */
export interface ToleranceRecord {
  readonly id: Tolerance
  /** What is accepted, and what becomes of it when it is not. */
  readonly what: string
  /** Who sends it. */
  readonly client: string
  /** Where that is documented or was observed. */
  readonly source: string
}

export type Tolerance = (typeof records)[number]['id']

/** Which shapes are accepted. */
export type Tolerances = Readonly<Record<Tolerance, boolean>>

const entraCompatibility =
  'https://learn.microsoft.com/entra/identity/app-provisioning/application-provisioning-config-problem-scim-compatibility'
const oktaGuide = 'https://developer.okta.com/docs/api/openapi/okta-scim/guides/scim-20/'
const pingChangelog = 'https://github.com/pingidentity/scim2/blob/master/CHANGELOG.md'

const records = [
  {
    id: 'op-in-any-case',
    what: '`op` in any letter case; otherwise invalidSyntax.',
    client: 'Entra',
    source: entraCompatibility,
  },
  {
    id: 'empty-operations',
    what: 'An empty list of operations, which changes nothing; otherwise invalidSyntax.',
    client: 'Entra',
    source: 'https://github.com/scimmyjs/scimmy/issues/59',
  },
  {
    id: 'boolean-as-string',
    what: '"True" and "False" for a boolean, in a value and in a value filter; otherwise invalidValue or invalidFilter.',
    client: 'Entra',
    source: entraCompatibility,
  },
  {
    id: 'remove-with-value',
    what: 'A value beside remove, which names the elements to remove; otherwise invalidValue.',
    client: 'Entra, Ping SDK',
    source: entraCompatibility,
  },
  {
    id: 'nested-remove-value',
    what: 'A value beside remove that repeats the name of the attribute: { "members": [...] }; otherwise invalidValue.',
    client: 'Ping SDK',
    source: pingChangelog,
  },
  {
    id: 'remove-without-match',
    what: 'A remove through a value filter that nothing matches, which changes nothing; otherwise noTarget.',
    client: 'any client that tries again',
    source: 'https://github.com/Captain-P-Goldfish/SCIM-SDK',
  },
  {
    id: 'dotted-keys',
    what: 'Keys that are paths where no path is given: name.givenName, emails[type eq "work"].value; otherwise invalidPath.',
    client: 'Entra',
    source: entraCompatibility,
  },
  {
    id: 'urn-keys',
    what: 'Keys that begin with the URN of a schema where no path is given: urn:…:User:department; otherwise invalidPath.',
    client: 'Entra',
    source: 'https://github.com/thomaspoignant/scim-patch/issues/207',
  },
  {
    id: 'stray-keys',
    what: 'id, schemas, meta and unknown names where no path is given, which are ignored; otherwise mutability or invalidPath.',
    client: 'Okta, Entra',
    source: oktaGuide,
  },
  {
    id: 'stray-sub-attributes',
    what: 'Unknown and read-only sub-attributes in a value, which are ignored; otherwise invalidValue or mutability.',
    client: 'Okta',
    source: oktaGuide,
  },
  {
    id: 'bare-complex-value',
    what: 'A bare string for a complex value that has a `value`, such as a manager; otherwise invalidValue.',
    client: 'Entra',
    source: 'https://github.com/apache/directory-scimple/pull/1244',
  },
  {
    id: 'array-of-one',
    what: 'One value for an array, and an array of one value for the element that a filter selects; otherwise invalidValue.',
    client: 'Entra',
    source: entraCompatibility,
  },
  {
    id: 'several-primaries',
    what: 'Several primary values in one array, of which the first stays primary; otherwise invalidValue.',
    client: 'any client that merges two directories',
    source: 'https://github.com/pranems/SCIMServer',
  },
  {
    id: 'create-filtered-element',
    what: 'add and replace through a value filter that nothing matches, which create the element that it describes; otherwise noTarget.',
    client: 'Entra',
    source: 'https://github.com/scimmyjs/scimmy/issues/95',
  },
] as const

/**
 * What PATCH forgives.
 *
 * Each can be switched off; then the server answers with the strict error that the record names.
 */
export const toleranceRecords: readonly ToleranceRecord[] = records

/** Everything that clients are known to send is accepted: the default. */
export const allTolerances = toleranceOfEach(true)

/** Nothing is accepted that the RFC does not ask for. */
export const noTolerances = toleranceOfEach(false)

function toleranceOfEach(isTolerated: boolean): Tolerances {
  return Object.fromEntries(records.map(({ id }) => [id, isTolerated])) as Tolerances
}

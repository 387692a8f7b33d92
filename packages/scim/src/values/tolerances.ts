/** Where a deviation is accepted: in the operations of a PATCH, in a whole resource (POST, PUT), in a message, in a query. */
export type TolerancePlace = 'PATCH' | 'resource' | 'message' | 'query'

/** A deviation from the RFCs that clients send and that a server may accept. */
export interface ToleranceRecord {
  readonly id: Tolerance
  readonly places: readonly TolerancePlace[]
  /** What is accepted, and the error when it is not. */
  readonly what: string
  /** The clients that send it. */
  readonly client: string
  /** A URL where this is documented or was observed. */
  readonly source: string
}

export type Tolerance = (typeof records)[number]['id']

/** Which deviations are accepted. */
export type Tolerances = Readonly<Record<Tolerance, boolean>>

const entraCompatibility =
  'https://learn.microsoft.com/entra/identity/app-provisioning/application-provisioning-config-problem-scim-compatibility'
const oktaGuide = 'https://developer.okta.com/docs/api/openapi/okta-scim/guides/scim-20/'
const pingChangelog = 'https://github.com/pingidentity/scim2/blob/master/CHANGELOG.md'

const records = [
  {
    id: 'op-in-any-case',
    places: ['PATCH', 'message'],
    what: '`op`, and the `method` of a bulk operation, in any letter case; otherwise invalidSyntax.',
    client: 'Entra',
    source: entraCompatibility,
  },
  {
    id: 'empty-operations',
    places: ['PATCH'],
    what: 'An empty list of operations, which changes nothing; otherwise invalidSyntax.',
    client: 'Entra',
    source: 'https://github.com/scimmyjs/scimmy/issues/59',
  },
  {
    id: 'boolean-as-string',
    places: ['PATCH', 'resource', 'query'],
    what: '"True" and "False" for a boolean, in a value and in a filter; otherwise invalidValue or invalidFilter.',
    client: 'Entra',
    source: entraCompatibility,
  },
  {
    id: 'remove-with-value',
    places: ['PATCH'],
    what: 'A value beside remove, which names the elements to remove; otherwise invalidValue.',
    client: 'Entra, Ping SDK',
    source: entraCompatibility,
  },
  {
    id: 'nested-remove-value',
    places: ['PATCH'],
    what: 'A value beside remove that repeats the name of the attribute: { "members": [...] }; otherwise invalidValue.',
    client: 'Ping SDK',
    source: pingChangelog,
  },
  {
    id: 'remove-without-match',
    places: ['PATCH'],
    what: 'A remove through a value filter that nothing matches, which changes nothing; otherwise noTarget.',
    client: 'any client that tries again',
    source: 'https://github.com/Captain-P-Goldfish/SCIM-SDK',
  },
  {
    id: 'dotted-keys',
    places: ['PATCH'],
    what: 'Keys that are paths where no path is given: name.givenName, emails[type eq "work"].value; otherwise invalidPath.',
    client: 'Entra',
    source: entraCompatibility,
  },
  {
    id: 'urn-keys',
    places: ['PATCH', 'resource'],
    what: 'Keys that begin with the URN of a schema where no path is given, and the URN of the core schema in a resource: urn:…:User:department; otherwise invalidPath or, in a resource, invalidSyntax.',
    client: 'Entra',
    source: 'https://github.com/thomaspoignant/scim-patch/issues/207',
  },
  {
    id: 'stray-keys',
    places: ['PATCH'],
    what: 'id, schemas, meta and unknown names where no path is given, which are ignored; otherwise mutability or invalidPath.',
    client: 'Okta, Entra',
    source: oktaGuide,
  },
  {
    id: 'stray-sub-attributes',
    places: ['PATCH', 'resource'],
    what: 'Unknown sub-attributes in a value and, in a PATCH, read-only ones, which are ignored; otherwise invalidValue or mutability.',
    client: 'Okta',
    source: oktaGuide,
  },
  {
    id: 'bare-complex-value',
    places: ['PATCH', 'resource'],
    what: 'A bare string for a complex value that has a `value`, such as a manager; otherwise invalidValue.',
    client: 'Entra',
    source: 'https://github.com/apache/directory-scimple/pull/1244',
  },
  {
    id: 'array-of-one',
    places: ['PATCH', 'resource'],
    what: 'One value for an array, and an array of one value for the element that a filter selects; otherwise invalidValue.',
    client: 'Entra',
    source: entraCompatibility,
  },
  {
    id: 'several-primaries',
    places: ['PATCH', 'resource'],
    what: 'Several primary values in one array, of which the first stays primary; otherwise invalidValue.',
    client: 'any client that merges two directories',
    source: 'https://github.com/pranems/SCIMServer',
  },
  {
    id: 'create-filtered-element',
    places: ['PATCH'],
    what: 'add and replace through a value filter that nothing matches, which create the element that it describes; otherwise noTarget.',
    client: 'Entra',
    source: 'https://github.com/scimmyjs/scimmy/issues/95',
  },
  {
    id: 'loose-user-names',
    places: ['PATCH', 'resource'],
    what: 'A userName that is no UsernameCaseMapped string (RFC 8265 §3.3) and of which PingOne takes every character, such as symbols, and spaces at its ends; otherwise invalidValue.',
    client: 'PingOne',
    source:
      'https://docs.pingidentity.com/pingone/directory/p1_user_atts_supported_characters.html',
  },
  {
    id: 'stray-attributes',
    places: ['resource'],
    what: 'Unknown attributes in a resource, which are ignored; otherwise invalidSyntax.',
    client: 'Entra and others, with attributes that were mapped and that the server does not have',
    source: 'https://github.com/better-auth/better-auth/issues/10980',
  },
  {
    id: 'stray-members',
    places: ['message'],
    what: 'Unknown members of a PATCH request, of a bulk request and of their operations, which are ignored; otherwise invalidSyntax.',
    client: 'Entra, which names an operation "addMember"',
    source:
      'https://learn.microsoft.com/entra/identity/app-provisioning/use-scim-to-provision-users-and-groups',
  },
  {
    id: 'schemas-missing',
    places: ['resource'],
    what: 'A resource whose `schemas` is absent, null or empty; otherwise invalidSyntax.',
    client: 'authentik',
    source: 'https://github.com/goauthentik/authentik/issues/7460',
  },
  {
    id: 'schemas-malformed',
    places: ['resource'],
    what: '`schemas` that is no array of different texts, such as one URN without an array; otherwise invalidSyntax.',
    client: 'WSO2 Identity Server, in its own messages',
    source: 'https://github.com/wso2/product-is/issues/3467',
  },
  {
    id: 'schemas-foreign',
    places: ['resource'],
    what: '`schemas` that lists a URN which the resource type does not have, that of another type or of a vendor; otherwise invalidSyntax.',
    client: 'clients with a schema of their own',
    source: 'https://github.com/limosa-io/laravel-scim-server/issues/23',
  },
  {
    id: 'schemas-incomplete',
    places: ['resource'],
    what: '`schemas` that lacks the URN of the resource type, or of an extension whose attributes the resource carries; otherwise invalidSyntax.',
    client: 'Entra, with attributes of an extension',
    source: 'https://github.com/MicrosoftDocs/azure-docs/issues/65648',
  },
] as const

/**
 * The deviations that the server tolerates.
 *
 * Each can be switched off; the server then answers with the error that the record names.
 */
export const toleranceRecords: readonly ToleranceRecord[] = records

/** Accepts every known deviation; the default. */
export const allTolerances = toleranceOfEach(true)

/** Accepts no deviation. */
export const noTolerances = toleranceOfEach(false)

function toleranceOfEach(isTolerated: boolean): Tolerances {
  return Object.fromEntries(records.map(({ id }) => [id, isTolerated])) as Tolerances
}

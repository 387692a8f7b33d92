import { connectionFieldOf, connectionKeys, deprecatedSwitches } from '@pingone-sandbox/contract'
import { type Members, readOnly, referenceTo } from './treatment.ts'

/** The keys of a SCIM configuration under their present and their deprecated names. */
const scim: Members = Object.fromEntries([
  ...connectionKeys.map((key) => [key, connectionFieldOf(key)?.hasNoEffect ? 'kept' : 'obeyed']),
  ...Object.keys(deprecatedSwitches).map((name) => [name, 'obeyed']),
]) as Members

const store = {
  ...readOnly,
  ...{ name: 'obeyed', type: 'obeyed', status: 'obeyed', managed: 'obeyed' },
  ...{ description: 'kept', image: { id: 'kept', href: 'kept' } },
  configuration: scim,
  syncStatus: 'ignored',
} as const satisfies Members

const rule = {
  ...readOnly,
  ...{ name: 'obeyed', description: 'kept', active: 'obeyed' },
  ...{ populationExpression: 'obeyed', populations: referenceTo('obeyed') },
  ...{ groups: referenceTo('obeyed'), deprovision: 'obeyed' },
  // Ping documents that only LDAP gateways use it.
  configuration: 'kept',
  parentRule: 'refused',
  ...{ plan: referenceTo('obeyed'), sourceStore: referenceTo('obeyed') },
  targetStore: referenceTo('obeyed'),
  syncStatus: 'ignored',
} as const satisfies Members

const mapping = {
  ...readOnly,
  ...{ targetAttribute: 'obeyed', sourceAttribute: 'obeyed', expression: 'obeyed', name: 'kept' },
  attributeMappingType: 'obeyed',
  rule: referenceTo('obeyed'),
} as const satisfies Members

const plan = { ...readOnly, name: 'obeyed', status: 'obeyed' } as const satisfies Members

/** What the bodies of the propagation routes may say, by method and path below the environment. */
export const propagationMembers = {
  'POST /propagation/plans': plan,
  'PUT /propagation/plans/:id': plan,
  'POST /propagation/stores': store,
  'PUT /propagation/stores/:id': store,
  // The id names the connection whose stored secrets are used.
  'POST /propagation/stores/connection/status': { ...store, id: 'obeyed' },
  'POST /propagation/rules': rule,
  'POST /propagation/plans/:planId/rules': rule,
  'PUT /propagation/rules/:id': rule,
  'POST /propagation/rules/:ruleId/mappings': mapping,
  'PUT /propagation/mappings/:id': mapping,
  'PUT /propagation/mapping/:id': mapping,
  'POST /propagation/revisions': { ...readOnly, createdBy: 'ignored', previousRevision: 'ignored' },
  // The configuration may be the body itself, or its member `configuration`.
  'POST /propagation/storeMetadata/:type': {
    ...{ type: 'ignored', configuration: 'ignored' },
    ...scim,
  },
} as const satisfies Readonly<Record<string, Members>>

import type { Mapping } from './propagation.ts'

/** Tells whether a mapping is for users or for groups; the default is users. */
export function mappingKindOf({
  attributeMappingType,
}: Pick<Mapping, 'attributeMappingType'>): 'user' | 'group' {
  switch (attributeMappingType) {
    case 'group':
    case 'groupAttributeMapping':
      return 'group'
    case 'user':
    case 'userAttributeMapping':
    case undefined:
      return 'user'
  }
}

/** One line of an attribute mapping: a source attribute or an expression, and the target attribute that gets its value. */
export type MappingLine = Pick<Mapping, 'targetAttribute' | 'sourceAttribute' | 'expression'>

/**
 * PingOne's default mapping for SCIM. It applies only to a rule without mappings of its own.
 *
 * @see {@link https://docs.pingidentity.com/integrations/code42-pingone/ Code42 guide}, which lists all but the last; Enabled is
 *   listed by {@link https://github.com/LambdaTest/documentation/blob/main/docs/pingone-scim.md another vendor's guide}
 */
export const defaultMappings = [
  { sourceAttribute: 'username', targetAttribute: 'userName' },
  { sourceAttribute: 'name.given', targetAttribute: 'givenName' },
  { sourceAttribute: 'name.family', targetAttribute: 'familyName' },
  { sourceAttribute: 'email', targetAttribute: 'workEmail' },
  { sourceAttribute: 'primaryPhone', targetAttribute: 'workPhone' },
  { sourceAttribute: 'enabled', targetAttribute: 'active' },
] as const satisfies readonly MappingLine[]

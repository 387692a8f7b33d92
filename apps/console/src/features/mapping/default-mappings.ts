/** One line of an attribute mapping. */
export interface MappingLine {
  readonly sourceAttribute: string
  readonly targetAttribute: string
}

/** What PingOne maps while a rule has no mapping of its own. */
export const defaultMappings: readonly MappingLine[] = [
  { sourceAttribute: 'username', targetAttribute: 'userName' },
  { sourceAttribute: 'name.given', targetAttribute: 'givenName' },
  { sourceAttribute: 'name.family', targetAttribute: 'familyName' },
  { sourceAttribute: 'email', targetAttribute: 'workEmail' },
  { sourceAttribute: 'primaryPhone', targetAttribute: 'workPhone' },
  { sourceAttribute: 'enabled', targetAttribute: 'active' },
]

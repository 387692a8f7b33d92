/** The data types of RFC 7643 §2.3. */
export type AttributeType =
  | 'string'
  | 'boolean'
  | 'decimal'
  | 'integer'
  | 'dateTime'
  | 'binary'
  | 'reference'
  | 'complex'

/** An attribute as a Schema resource describes it (RFC 7643 §7); `/Schemas` serves it unchanged. */
export interface AttributeDefinition {
  readonly name: string
  readonly type: AttributeType
  readonly multiValued: boolean
  readonly description: string
  readonly required: boolean
  readonly caseExact: boolean
  readonly mutability: 'readOnly' | 'readWrite' | 'immutable' | 'writeOnly'
  readonly returned: 'always' | 'never' | 'default' | 'request'
  readonly uniqueness: 'none' | 'server' | 'global'
  readonly canonicalValues?: readonly string[]
  readonly referenceTypes?: readonly string[]
  readonly subAttributes?: readonly AttributeDefinition[]
}

/** A schema: a URN and its attributes. The common attributes (`id`, `externalId`, `meta`, `schemas`) are part of every resource type. */
export interface SchemaDefinition {
  readonly id: string
  readonly name: string
  readonly description: string
  readonly attributes: readonly AttributeDefinition[]
}

/** A resource type: its core schema and the extensions that its resources may carry (RFC 7643 §6). */
export interface ResourceTypeDefinition {
  readonly name: string
  readonly endpoint: string
  readonly description: string
  readonly schema: SchemaDefinition
  readonly extensions: readonly { readonly schema: SchemaDefinition; readonly required: boolean }[]
}

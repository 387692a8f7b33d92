import type { AttributeDefinition, SchemaDefinition } from '../schema/definition.ts'
import { enterpriseUserSchema } from '../schema/enterprise-user.ts'
import { groupSchema } from '../schema/group.ts'
import { userSchema } from '../schema/user.ts'
import { equals } from '../values/equality.ts'
import { foldCase } from '../values/fold-case.ts'
import { SchemaFileError } from './schema-file-error.ts'

/** The schemas that every server provides. */
export const builtInSchemas: readonly SchemaDefinition[] = [
  userSchema,
  groupSchema,
  enterpriseUserSchema,
]

/** Finds the built-in schema with an id. */
export function findBuiltIn(id: string): SchemaDefinition | undefined {
  return builtInSchemas.find((each) => foldCase(each.id) === foldCase(id))
}

/**
 * Checks that a schema in a file equals the built-in schema with the same id. Descriptions and the order of attributes are ignored.
 *
 * @throws {SchemaFileError} At the id, with the first difference.
 */
export function assertBuiltIn(
  schema: SchemaDefinition,
  builtIn: SchemaDefinition,
  path: string,
): void {
  try {
    compareAttributes(schema.attributes, builtIn.attributes, {
      path: `${path}.attributes`,
      whole: `the built-in schema ${builtIn.id}`,
    })
  } catch (cause) {
    if (!(cause instanceof SchemaFileError)) throw cause
    const detail = `"${schema.id}" is taken by a built-in schema, from which this one differs at ${cause.message}`
    throw new SchemaFileError(`${path}.id`, detail, { cause })
  }
}

interface Place {
  readonly path: string
  /** The owner of the attributes, as it is called in messages. */
  readonly whole: string
}

function compareAttributes(
  sent: readonly AttributeDefinition[],
  own: readonly AttributeDefinition[],
  { path, whole }: Place,
): void {
  const missing = own.find((each) => !sent.some(({ name }) => isSame(name, each.name)))
  if (missing)
    throw new SchemaFileError(path, `must have the attribute ${missing.name}, as ${whole} has it.`)
  for (const [index, attribute] of sent.entries()) {
    const place = `${path}[${index}]`
    const counterpart = own.find(({ name }) => isSame(name, attribute.name))
    if (!counterpart)
      throw new SchemaFileError(
        `${place}.name`,
        `"${attribute.name}" is no attribute of ${whole}; put it into an extension.`,
      )
    compareTraits(attribute, counterpart, { path: place, whole })
    compareAttributes(attribute.subAttributes ?? [], counterpart.subAttributes ?? [], {
      path: `${place}.subAttributes`,
      whole: `${counterpart.name} in ${whole}`,
    })
  }
}

const traits = [
  'name',
  'type',
  'multiValued',
  'required',
  'caseExact',
  'mutability',
  'returned',
  'uniqueness',
  'canonicalValues',
  'referenceTypes',
] as const

function compareTraits(
  sent: AttributeDefinition,
  own: AttributeDefinition,
  { path, whole }: Place,
): void {
  for (const trait of traits) {
    if (!equals(sorted(sent[trait]), sorted(own[trait])))
      throw new SchemaFileError(
        `${path}.${trait}`,
        `must be ${JSON.stringify(own[trait]) ?? 'absent'}, as ${own.name} has it in ${whole}.`,
      )
  }
}

function sorted(value: unknown): unknown {
  return Array.isArray(value) ? value.map(String).sort() : value
}

function isSame(one: string, other: string): boolean {
  return foldCase(one) === foldCase(other)
}

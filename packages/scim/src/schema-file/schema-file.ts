import { z } from 'zod'
import { defineAttribute } from '../schema/define-attribute.ts'
import type { AttributeDefinition } from '../schema/definition.ts'
import { foldCase } from '../values/fold-case.ts'
import { SchemaFileError } from './schema-file-error.ts'

/** A URN that can be written in a filter without quoting. */
const urn = z
  .string()
  .regex(/^urn(?::[a-z0-9._~%+-]+){2,}$/i, 'must be a URN, such as urn:example:2.0:Device')

const attributeName = z
  .string()
  .regex(
    /^[A-Za-z$][\w$-]*$/,
    'must be a letter or $, and then letters, digits, "_", "$" and "-" of ASCII (RFC 7643 §2.1)',
  )
  .refine((name) => !isReserved(name), 'is reserved')

const traits = {
  name: attributeName,
  multiValued: z.boolean().default(false),
  description: z.string().default(''),
  required: z.boolean().default(false),
  caseExact: z.boolean().optional(),
  mutability: z.enum(['readOnly', 'readWrite', 'immutable', 'writeOnly']).default('readWrite'),
  returned: z.enum(['always', 'never', 'default', 'request']).default('default'),
  uniqueness: z.enum(['none', 'server', 'global']).default('none'),
  canonicalValues: z.array(z.string()).optional(),
  referenceTypes: z.array(z.string()).optional(),
}

const scalar = [
  'string',
  'boolean',
  'decimal',
  'integer',
  'dateTime',
  'binary',
  'reference',
] as const

const subAttribute = z
  .strictObject({
    ...traits,
    type: z
      .enum(scalar, `must be one of ${scalar.join(', ')}: complex values do not nest`)
      .default('string'),
  })
  .transform(toDefinition)

const attribute = z
  .strictObject({
    ...traits,
    type: z.enum([...scalar, 'complex']).default('string'),
    subAttributes: z.array(subAttribute).min(1, 'must hold at least one').optional(),
  })
  .superRefine(({ type, subAttributes }, context) => {
    if ((type === 'complex') === (subAttributes !== undefined)) return
    const message =
      type === 'complex' ? 'is required for type complex' : `has no place in type ${type}`
    context.addIssue({ code: 'custom', path: ['subAttributes'], message })
  })
  .transform(toDefinition)

/** The members that an entry has because it is a SCIM resource; they are ignored. */
const envelope = { schemas: z.array(z.string()).optional(), meta: z.unknown().optional() }

const schema = z
  .strictObject({
    ...envelope,
    id: urn,
    name: z.string().optional(),
    description: z.string().default(''),
    attributes: z.array(attribute).min(1, 'must hold at least one'),
  })
  .transform(({ id, name = id.slice(id.lastIndexOf(':') + 1), description, attributes }) => ({
    id,
    name,
    description,
    attributes,
  }))

const resourceType = z.strictObject({
  ...envelope,
  id: z.string().optional(),
  name: z.string().regex(/^[A-Za-z][\w-]*$/, 'must be a word'),
  description: z.string().default(''),
  endpoint: z
    .string()
    .regex(/^\/[A-Za-z][\w-]*$/, 'must be a word after a slash, such as /Devices'),
  schema: urn,
  schemaExtensions: z
    .array(z.strictObject({ schema: urn, required: z.boolean().default(false) }))
    .default([]),
})

const schemaFile = z.strictObject({
  schemas: z.array(schema).default([]),
  resourceTypes: z.array(resourceType).default([]),
})

/** A file of Schema resources (RFC 7643 §7) and ResourceType resources (§6), each of them well formed. */
export type SchemaFile = z.infer<typeof schemaFile>
export type ResourceTypeEntry = SchemaFile['resourceTypes'][number]

/**
 * Reads a schema file and fills in the defaults of RFC 7643 §2.2.
 *
 * @throws {SchemaFileError} For the first error.
 */
export function readSchemaFile(json: unknown): SchemaFile {
  const result = schemaFile.safeParse(json)
  if (result.success) return result.data
  const [issue] = result.error.issues
  const isUnknown = issue?.code === 'unrecognized_keys'
  const path = [...(issue?.path ?? []), ...(isUnknown ? issue.keys.slice(0, 1) : [])]
  const detail = isUnknown ? 'is not known here' : (issue?.message ?? 'is invalid')
  throw new SchemaFileError(formatLocation(path), `${detail}.`, { cause: result.error })
}

/** Makes a definition. References and binary data compare exactly by default (RFC 7643 §2.3.6, §2.3.7). */
function toDefinition({
  name,
  description,
  type,
  caseExact = type === 'reference' || type === 'binary',
  ...rest
}: z.infer<z.ZodObject<typeof traits>> & {
  readonly type: AttributeDefinition['type']
  readonly subAttributes?: readonly AttributeDefinition[] | undefined
}): AttributeDefinition {
  const assigned = Object.entries(rest).filter(([, value]) => value !== undefined)
  return defineAttribute(name, description, { type, caseExact, ...Object.fromEntries(assigned) })
}

/** Tells whether a name is reserved: members of every object, and the keyword `not` of filters. */
function isReserved(name: string): boolean {
  return name in Object.prototype || name === 'prototype' || foldCase(name) === 'not'
}

/** Writes a place in a JSON file: `schemas[0].attributes[2].name`. */
function formatLocation(path: readonly PropertyKey[]): string {
  return path
    .map((key) => (typeof key === 'number' ? `[${key}]` : `.${String(key)}`))
    .join('')
    .replace(/^\./, '')
}

import { defineAttribute, type ResourceTypeDefinition } from '@pingone-sandbox/scim'
import type { Store } from '@pingone-sandbox/store'
import {
  createBudget,
  ExpressionValueError,
  createPatterns,
  type Patterns,
} from '@pingone-sandbox/expression'
import type { SchemaAttributeDocument } from '../records/documents.ts'
import { ConstraintError } from '../records/errors.ts'
import type { JsonObject } from '../records/json.ts'
import { lookUpBy } from './lookup.ts'
import { sourceUserType } from './schema.ts'

/** The custom attributes that the users of an environment may have. */
export async function readCustomAttributes(
  store: Store,
  environmentId: string,
): Promise<readonly SchemaAttributeDocument[]> {
  return lookUpBy(store, 'schemaAttributes', { environmentId })
}

/** The attributes of users that a filter may name: the standard ones and these. A filter cannot name a JSON attribute. */
export function userTypeWith(
  attributes: readonly SchemaAttributeDocument[],
): ResourceTypeDefinition {
  const asked = attributes.filter(({ type }) => type !== 'JSON')
  if (asked.length === 0) return sourceUserType
  const { schema } = sourceUserType
  return {
    ...sourceUserType,
    schema: {
      ...schema,
      attributes: [
        ...schema.attributes,
        ...asked.map(({ name, type, description = name, multiValued }) =>
          defineAttribute(name, description, {
            type: type === 'BOOLEAN' ? 'boolean' : 'string',
            multiValued,
          }),
        ),
      ],
    },
  }
}

/**
 * Picks the values of custom attributes out of the body of a user; undeclared members are ignored, as PingOne documents.
 *
 * Throws `ConstraintError` for a value that its attribute does not take, and for a required one that is missing.
 */
export function customValues(
  attributes: readonly SchemaAttributeDocument[],
  body: JsonObject,
): JsonObject {
  const values: Record<string, unknown> = {}
  const patterns = createPatterns(createBudget())
  for (const attribute of attributes) {
    const { name } = attribute
    const value = Object.hasOwn(body, name) && attribute.enabled ? body[name] : undefined
    if (value !== undefined && value !== null) values[name] = checked(attribute, value, patterns)
    else if (attribute.required)
      throw new ConstraintError('REQUIRED_VALUE', name, `${name} is required.`)
  }
  return values
}

function checked(attribute: SchemaAttributeDocument, value: unknown, patterns: Patterns): unknown {
  const { name, multiValued, enumeratedValues } = attribute
  const allowed = enumeratedValues && new Set(enumeratedValues.map((one) => one.value))
  const check = (each: unknown) => checkedValue(attribute, each, { patterns, allowed })
  if (!multiValued) return check(value)
  if (!Array.isArray(value))
    throw new ConstraintError('INVALID_VALUE', name, `${name} takes a list of values.`)
  return value.map(check)
}

function checkedValue(
  { name, type, regexValidation }: SchemaAttributeDocument,
  value: unknown,
  { patterns, allowed }: { readonly patterns: Patterns; readonly allowed: Set<string> | undefined },
): unknown {
  const refuse = (message: string): never => {
    throw new ConstraintError('INVALID_VALUE', name, message)
  }
  switch (type) {
    case 'JSON':
      return typeof value === 'object' ? value : refuse(`${name} takes a JSON object.`)
    case 'BOOLEAN':
      return typeof value === 'boolean' ? value : refuse(`${name} is true or false.`)
    case 'STRING':
      break
  }
  if (typeof value !== 'string') return refuse(`${name} takes a text.`)
  if (allowed && !allowed.has(value))
    return refuse(`${name} is one of ${[...allowed].slice(0, 50).join(', ')}.`)
  if (regexValidation && !isMatch(value, regexValidation.pattern))
    return refuse(regexValidation.requirements ?? `${name} does not match its pattern.`)
  return value

  function isMatch(text: string, pattern: string): boolean {
    try {
      return patterns.matchesWhole(text, pattern)
    } catch (error) {
      if (!(error instanceof ExpressionValueError)) throw error
      return refuse(`The pattern of ${name} cannot be applied: ${error.message}`)
    }
  }
}

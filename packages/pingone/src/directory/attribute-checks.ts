import type { SchemaAttributeInput } from '@pingone-sandbox/contract'
import {
  createBudget,
  createPatterns,
  ExpressionValueError,
  patternProblem,
} from '@pingone-sandbox/expression'
import type { SchemaAttributeDocument } from '../records/documents.ts'
import { ConstraintError } from '../records/errors.ts'
import { sourceUserType } from './schema.ts'

/** Checks the name of a new attribute. Throws `ConstraintError` for one that users have already. */
export function checkName(name: string, taken: readonly SchemaAttributeDocument[]): void {
  const standard = sourceUserType.schema.attributes.map((attribute) => attribute.name)
  const reserved = [
    ...standard,
    ...[
      'id',
      '_links',
      'environment',
      'externalId',
      'identityProvider',
      'password',
      'passwordState',
    ],
    ...['memberOfGroupIDs', 'memberOfGroupNames', 'emailVerified', 'lastSignOn'],
  ]
  // Attribute names in filters are case-insensitive.
  const same = (other: string) => other.toLowerCase() === name.toLowerCase()
  if (reserved.some(same) || taken.some((other) => same(other.name)))
    throw new ConstraintError(
      'UNIQUENESS_VIOLATION',
      'name',
      `Users have an attribute ${name} already.`,
    )
}

/** Checks the pattern of an attribute with its examples, and whether its values can be unique. Throws `ConstraintError`. */
export function checkAttribute(input: SchemaAttributeInput): void {
  checkPattern(input)
  checkUnique(input)
}

function checkPattern({ regexValidation }: SchemaAttributeInput): void {
  if (regexValidation === undefined) return
  const problem = patternProblem(regexValidation.pattern)
  if (problem !== undefined)
    throw new ConstraintError('INVALID_VALUE', 'regexValidation.pattern', problem)
  checkExamples(regexValidation, 'valuesPatternShouldMatch', true)
  checkExamples(regexValidation, 'valuesPatternShouldNotMatch', false)
}

type RegexValidation = NonNullable<SchemaAttributeInput['regexValidation']>

/** The examples of a pattern must match it when the attribute is written. */
function checkExamples(
  validation: RegexValidation,
  list: 'valuesPatternShouldMatch' | 'valuesPatternShouldNotMatch',
  shouldMatch: boolean,
): void {
  const patterns = createPatterns(createBudget())
  const wrong = validation[list]?.find((value) => {
    try {
      return patterns.matchesWhole(value, validation.pattern) !== shouldMatch
    } catch (error) {
      if (error instanceof ExpressionValueError) return true
      throw error
    }
  })
  if (wrong !== undefined)
    throw new ConstraintError(
      'INVALID_VALUE',
      `regexValidation.${list}`,
      `The pattern ${shouldMatch ? 'does not match' : 'matches'} "${wrong}".`,
    )
}

function checkUnique({ unique, type }: SchemaAttributeInput): void {
  if (unique && type !== 'STRING')
    throw new ConstraintError(
      'INVALID_VALUE',
      'unique',
      `Only an attribute of the type STRING can be unique; the type is ${type}.`,
    )
}

import { placeOf } from '@pingone-sandbox/contract'
import { type FieldErrors, type ResolverResult, set } from 'react-hook-form'
import { expressionProblem } from './expression-problem.ts'
import type { MappingForm } from './mapping-form.ts'

/** Validates as the Platform API does, with messages at the fields. */
export function validateMapping(
  values: MappingForm,
  extensionUrns: readonly string[],
): ResolverResult<MappingForm> {
  const problems = [...problemsOf(values, extensionUrns)]
  if (problems.length === 0) return { values, errors: {} }
  const errors: FieldErrors<MappingForm> = {}
  for (const [field, message] of problems) set(errors, field, { type: 'mapping', message })
  return { values: {}, errors }
}

type Problem = readonly [field: string, message: string]

function* problemsOf({ lines }: MappingForm, extensionUrns: readonly string[]): Generator<Problem> {
  for (const [index, { isExpression, source, expression, target }] of lines.entries()) {
    const at = `lines.${index}`
    if (isExpression) {
      const problem = expressionProblem(expression)
      if (problem !== undefined) yield [`${at}.expression`, problem]
    } else if (source === '') yield [`${at}.source`, 'Choose an attribute of PingOne.']
    if (target === '') yield [`${at}.target`, 'Choose an attribute of the target.']
    else if (placeOf(target, extensionUrns) === undefined)
      yield [`${at}.target`, unknownTarget(extensionUrns)]
    else if (lines.findIndex((other) => other.target === target) < index)
      yield [`${at}.target`, `${target} is mapped above already.`]
  }
}

const unknownTarget = (extensionUrns: readonly string[]): string =>
  extensionUrns.length > 0
    ? 'A name is a letter, followed by letters, digits, _, - and $.'
    : 'SCIM users have no such attribute. Write urn:…:name, or give the connection Custom Attribute Schema URNs.'

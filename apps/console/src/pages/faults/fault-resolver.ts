import { fault, headerGivenTwice } from '@pingone-sandbox/contract'
import { type FieldErrors, type Resolver, set } from 'react-hook-form'
import { contractSentence } from '../../patterns/form/contract-sentences.ts'
import { type FaultForm, faultOf, parseJson } from './fault-form.ts'

/** Validates by the contract, and puts each message at the field that it is about. `taken` are the ids of the other faults. */
export function faultResolver(taken: readonly string[]): Resolver<FaultForm> {
  return (values) => {
    const problems = [...ownProblems(values, taken), ...contractProblems(values)]
    if (problems.length === 0) return { values, errors: {} }
    const errors: FieldErrors<FaultForm> = {}
    for (const [field, message] of problems)
      set(errors, field, { type: 'contract', message: contractSentence(message) })
    return { values: {}, errors }
  }
}

type Problem = readonly [field: string, message: string]

/** What the contract cannot see: it is given one fault, with JSON that was read and headers by their names. */
function* ownProblems(form: FaultForm, taken: readonly string[]): Generator<Problem> {
  const { id, kind, bodyKind, body, headers } = form
  if (taken.includes(id.trim())) yield ['id', `another fault has the id ${id.trim()}`]
  if (kind !== 'status') return
  if (bodyKind === 'json' && parseJson(body) === undefined)
    yield ['body', 'JSON is expected, like {"detail": "Not now"}']
  const names = headers.map(({ name }) => name.trim().toLowerCase())
  for (const [index, name] of names.entries())
    if (name !== '' && names.indexOf(name) < index)
      yield [`headers.${index}.name`, headerGivenTwice]
}

function contractProblems(form: FaultForm): readonly Problem[] {
  const issues = fault.safeParse(faultOf(form)).error?.issues ?? []
  return issues.map(({ path, code, message }) => {
    const [member, key, name] = path.map(String)
    if (member !== 'effect') return [String(member), message]
    if (key !== 'headers') return [String(key), message]
    const row = form.headers.findLastIndex((each) => each.name.trim() === name)
    return [`headers.${row}.${code === 'invalid_format' ? 'value' : 'name'}`, message]
  })
}

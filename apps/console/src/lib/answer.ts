import type * as contract from '@pingone-sandbox/contract'
import type { z } from 'zod'

type Contract = typeof contract

/** The name of a schema of the contract. */
export type SchemaName = {
  [Name in keyof Contract]: Contract[Name] extends z.ZodType ? Name : never
}[keyof Contract]

/** The type of an answer for a schema of the contract. */
export type AnswerOf<Name extends SchemaName> = z.output<Contract[Name]>

/** The body of an answer: `parse` gives it its type. */
export interface Answer<Value> {
  readonly parse: (body: unknown) => Value
}

let check: ((name: SchemaName, body: unknown) => void) | undefined

/** Has every answer checked from now on: `checker` throws for a body that is invalid for the named schema. */
export function checkAnswers(checker: (name: SchemaName, body: unknown) => void): void {
  check = checker
}

/**
 * An answer that is valid for a schema of the contract.
 *
 * The sandbox that answers is the one that served this console, so that what is shipped trusts it, and is spared the schemas and the
 * library that reads them. In development and in tests each body is checked.
 */
export const answer = <Name extends SchemaName>(name: Name): Answer<AnswerOf<Name>> => ({
  parse(body) {
    check?.(name, body)
    return body as AnswerOf<Name>
  },
})

/** An answer with a list of schema items below `key`. */
export const answerWith = <Key extends string, Name extends SchemaName>(
  key: Key,
  name: Name,
): Answer<Readonly<Record<Key, readonly AnswerOf<Name>[]>>> => ({
  parse(body) {
    const list = body as Readonly<Record<Key, readonly unknown[]>>
    return { ...list, [key]: list[key].map(answer(name).parse) }
  },
})

/** An answer that is read as something else. */
export const mapAnswer = <Value, Mapped>(
  { parse }: Answer<Value>,
  map: (value: Value) => Mapped,
): Answer<Mapped> => ({ parse: (body) => map(parse(body)) })

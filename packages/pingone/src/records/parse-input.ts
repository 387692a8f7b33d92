import { z } from 'zod'

/** A zod issue that says whether the value at fault was absent; zod itself says it in its message only. */
export type InputIssue = z.core.$ZodIssue & { readonly isAbsent?: true }

/**
 * Reads what a client sent by its schema.
 *
 * Throws a `ZodError` whose issues are `InputIssue`s. They do not carry the values, which may be secret.
 */
export function parseInput<Schema extends z.ZodType>(
  schema: Schema,
  input: unknown,
): z.output<Schema> {
  const result = schema.safeParse(input)
  if (result.success) return result.data
  throw new z.ZodError(issuesOf(result.error, input))
}

/** The issues of an error, each with whether the value at fault was absent. */
export const issuesOf = ({ issues }: z.core.$ZodError, input: unknown): InputIssue[] =>
  issues.map((issue) =>
    issue.code === 'invalid_type' && isAbsent(input, issue.path)
      ? { ...issue, isAbsent: true }
      : issue,
  )

function isAbsent(input: unknown, path: readonly PropertyKey[]): boolean {
  let value = input
  for (const key of path) {
    if (typeof value !== 'object' || value === null) return true
    value = (value as Readonly<Record<PropertyKey, unknown>>)[key]
  }
  return value === undefined
}

import { z } from 'zod'
import { SandboxError, suggestName } from '../text/index.ts'

/** A page size. */
export const limit = z.coerce.number().int().min(1).max(1000).default(100)

/**
 * Reads the parameters of a query; unknown ones have been refused by then (`route.ts`).
 *
 * Throws a `SandboxError` for a wrong value.
 */
export function readQuery<Shape extends z.ZodRawShape>(
  query: URLSearchParams,
  schema: z.ZodObject<Shape>,
): z.output<z.ZodObject<Shape>> {
  const result = schema.safeParse(Object.fromEntries(query), { reportInput: true })
  if (result.success) return result.data
  const [issue] = result.error.issues
  const name = issue?.path.join('.')
  throw issue?.code === 'invalid_value'
    ? new SandboxError(
        'invalid_request',
        ...unknownValue(issue.input, ` of query parameter ${name}`, issue.values.map(String)),
      )
    : new SandboxError('invalid_request', `Wrong query parameter ${name}: ${sentenceOf(issue)}`)
}

/**
 * Reads the body of a request.
 *
 * Throws a `SandboxError` that names the member at fault, and the nearest name that there is for one that is unknown. `hints` say of
 * members where a right value comes from.
 */
export function readBody<Schema extends z.ZodObject>(
  body: unknown,
  schema: Schema,
  hints: Readonly<Record<string, string>> = {},
): z.output<Schema> {
  const result = schema.safeParse(body, { reportInput: true })
  if (result.success) return result.data
  const { issues } = result.error
  // Report an unknown member before a missing one, since it is probably a misspelling of it.
  const issue = issues.find(({ code }) => code === 'unrecognized_keys') ?? issues[0]
  const [message, hint = hints[issue?.path.join('.') ?? '']] = explain(issue, schema)
  throw new SandboxError('invalid_request', message, hint)
}

function explain(
  issue: z.core.$ZodIssue | undefined,
  schema: z.core.$ZodType,
): [message: string, hint?: string] {
  const where = issue?.path.join('.') ?? ''
  const at = where === '' ? '' : ` at ${where}`
  switch (issue?.code) {
    case 'unrecognized_keys': {
      const [unknown = ''] = issue.keys
      const known = membersAt(schema, issue.path, issue.input)
      return [`Unknown member ${unknown}${at}.`, suggestName(unknown, known)]
    }
    case 'invalid_value':
      return unknownValue(issue.input, at, issue.values.map(String))
    case 'invalid_union': {
      const options: unknown = 'options' in issue ? issue.options : undefined
      if (Array.isArray(options)) return unknownValue(kindOf(issue), at, options.map(String))
      return [`The body is wrong${at}: ${sentenceOf(issue)}`]
    }
    default:
      return [`The body is wrong${at}: ${sentenceOf(issue)}`]
  }
}

/** The messages of our own schemas end with a full stop, those of zod do not. */
const sentenceOf = (issue: z.core.$ZodIssue | undefined): string =>
  `${issue?.message.replace(/\.$/, '')}.`

function unknownValue(
  value: unknown,
  at: string,
  known: readonly string[],
): [message: string, hint: string] {
  if (value === undefined) return [`No value${at}.`, `Known are: ${known.join(', ')}.`]
  const text = typeof value === 'string' ? value : JSON.stringify(value)
  return [`Unknown value ${text}${at}.`, suggestName(text, known)]
}

/** The discriminator of a union. */
function kindOf({ input, path }: z.core.$ZodIssueInvalidUnion): unknown {
  const [key] = path.slice(-1)
  return typeof input === 'object' && input !== null && key !== undefined
    ? (input as Record<PropertyKey, unknown>)[key]
    : input
}

/** The members that an object may have at a place in a schema; of a union, those of the kind that `input` says it is. */
function membersAt(
  schema: z.core.$ZodType | undefined,
  path: readonly PropertyKey[],
  input: unknown,
): string[] {
  const [key, ...rest] = path
  if (schema instanceof z.ZodOptional || schema instanceof z.ZodDefault)
    return membersAt(schema.def.innerType, path, input)
  if (schema instanceof z.ZodArray) return membersAt(schema.def.element, rest, input)
  if (schema instanceof z.ZodRecord) return membersAt(schema.def.valueType, rest, input)
  if (schema instanceof z.ZodDiscriminatedUnion) {
    const { options, discriminator } = schema.def
    const kind: unknown = Object(input)[discriminator]
    const chosen = options.find(
      (option) =>
        option instanceof z.ZodObject &&
        z.safeParse(option.shape[discriminator] as z.core.$ZodType, kind).success,
    )
    return membersAt(chosen, path, input)
  }
  if (!(schema instanceof z.ZodObject)) return []
  const shape = schema.shape as Readonly<Record<PropertyKey, z.core.$ZodType>>
  return key === undefined ? Object.keys(shape) : membersAt(shape[key], rest, input)
}

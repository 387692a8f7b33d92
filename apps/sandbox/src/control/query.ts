import { z } from 'zod'
import { suggestName } from '../config/nearest-name.ts'
import { SandboxError } from '../errors.ts'

/** A page size. */
export const limit = z.coerce.number().int().min(1).max(1000).default(100)

/**
 * Reads the parameters of a query.
 *
 * Throws a `SandboxError` for a wrong value and for an unknown parameter, since a filter that is ignored would answer too much.
 */
export function readQuery<Shape extends z.ZodRawShape>(
  query: URLSearchParams,
  schema: z.ZodObject<Shape>,
): z.output<z.ZodObject<Shape>> {
  const known = Object.keys(schema.shape)
  for (const name of query.keys()) {
    if (!known.includes(name))
      throw new SandboxError(
        'invalid_request',
        `Unknown query parameter ${name}.`,
        suggestName(name, known),
      )
  }
  const result = schema.safeParse(Object.fromEntries(query))
  if (result.success) return result.data
  const [issue] = result.error.issues
  throw new SandboxError(
    'invalid_request',
    `Wrong query parameter ${issue?.path.join('.')}: ${issue?.message}.`,
  )
}

/**
 * Reads the body of a request.
 *
 * Throws a `SandboxError` that names the member at fault, and for an unknown one the nearest that there is.
 */
export function readBody<Schema extends z.ZodObject>(
  body: unknown,
  schema: Schema,
): z.output<Schema> {
  const result = schema.safeParse(body)
  if (result.success) return result.data
  const known = Object.keys(schema.shape)
  const [unknown] = result.error.issues.flatMap((issue) =>
    issue.code === 'unrecognized_keys' && issue.path.length === 0 ? issue.keys : [],
  )
  if (unknown !== undefined)
    throw new SandboxError(
      'invalid_request',
      `Unknown member ${unknown}.`,
      suggestName(unknown, known),
    )
  const [issue] = result.error.issues
  const where = issue?.path.join('.')
  throw new SandboxError(
    'invalid_request',
    `The body is wrong${where ? ` at ${where}` : ''}: ${issue?.message}.`,
  )
}

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

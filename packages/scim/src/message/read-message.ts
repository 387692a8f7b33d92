import { z } from 'zod'
import { InvalidMessageError } from '../errors.ts'

/** Reads a message by its schema; throws an `InvalidMessageError` that names what is wrong and where. */
export function readMessage<Schema extends z.ZodType>(
  schema: Schema,
  json: unknown,
): z.infer<Schema> {
  const result = schema.safeParse(json)
  if (result.success) return result.data
  const detail = result.error.issues
    .map(({ path, message }) => describeIssue(path, message))
    .join(' ')
  throw new InvalidMessageError(detail, { cause: result.error })
}

/** A member that must list a URN, in whatever letter case and whatever else it lists. */
export function schemasWith(urn: string) {
  const folded = urn.toLowerCase()
  return z
    .array(z.string())
    .refine((schemas) => schemas.some((each) => each.toLowerCase() === folded), `must list ${urn}`)
}

/** An optional member; `null` is as good as absent (RFC 7643 §2.5). */
export function optional<Schema extends z.ZodType>(schema: Schema) {
  return schema.nullish().transform((value) => value ?? undefined)
}

function describeIssue(path: readonly PropertyKey[], message: string): string {
  return path.length === 0 ? `${message}.` : `${path.map(String).join('.')}: ${message}.`
}

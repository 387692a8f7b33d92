import { z } from 'zod'
import { isComplex } from '../values/complex.ts'
import { InvalidMessageError } from '../values/errors.ts'
import { foldCase } from '../values/fold-case.ts'

/** Reads a message by its schema. Throws an `InvalidMessageError` with each invalid member and the reason. */
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

/**
 * Makes the schema of a message or a part of one. Names of members match in any letter case (RFC 7643 §2.1).
 *
 * `others` decides whether other members are ignored or refused.
 */
export function messageOf<Shape extends z.ZodRawShape>(
  shape: Shape,
  others: 'ignored' | 'refused' = 'ignored',
) {
  const names = new Map(Object.keys(shape).map((name) => [foldCase(name), name]))
  const object = others === 'refused' ? z.strictObject(shape) : z.object(shape)
  return z.preprocess((json, context) => {
    if (!isComplex(json)) return json
    const spelled = new Map<string, unknown>()
    for (const [key, value] of Object.entries(json)) {
      const name = names.get(foldCase(key)) ?? key
      if (spelled.has(name)) context.addIssue({ code: 'custom', message: `${name} is given twice` })
      spelled.set(name, value)
    }
    return Object.fromEntries(spelled)
  }, object)
}

/** Makes the schema of a member that must list a URN, in any letter case, among others. */
export function schemasWith(urn: string) {
  const folded = foldCase(urn)
  return z
    .array(z.string())
    .refine((schemas) => schemas.some((each) => foldCase(each) === folded), `must list ${urn}`)
}

/** Makes the schema of an optional member; `null` equals absent (RFC 7643 §2.5). */
export function optional<Schema extends z.ZodType>(schema: Schema) {
  return schema.nullish().transform((value) => value ?? undefined)
}

function describeIssue(path: readonly PropertyKey[], message: string): string {
  return path.length === 0 ? `${message}.` : `${path.map(String).join('.')}: ${message}.`
}

import { z } from 'zod'
import { isComplex } from '../values/complex.ts'
import { InvalidMessageError } from '../values/errors.ts'
import { foldCase } from '../values/fold-case.ts'

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

/**
 * A message or a part of one: its members by name, in any letter case (RFC 7643 §2.1).
 *
 * Other members are read past, unless `others` says that they are refused.
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

/** A member that must list a URN, in whatever letter case and whatever else it lists. */
export function schemasWith(urn: string) {
  const folded = foldCase(urn)
  return z
    .array(z.string())
    .refine((schemas) => schemas.some((each) => foldCase(each) === folded), `must list ${urn}`)
}

/** An optional member; `null` is as good as absent (RFC 7643 §2.5). */
export function optional<Schema extends z.ZodType>(schema: Schema) {
  return schema.nullish().transform((value) => value ?? undefined)
}

function describeIssue(path: readonly PropertyKey[], message: string): string {
  return path.length === 0 ? `${message}.` : `${path.map(String).join('.')}: ${message}.`
}

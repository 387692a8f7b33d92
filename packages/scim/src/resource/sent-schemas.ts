import type { ResourceTypeDefinition } from '../schema/definition.ts'
import { InvalidMessageError } from '../values/errors.ts'
import { foldCase } from '../values/fold-case.ts'
import type { Tolerances } from '../values/tolerances.ts'

/**
 * Checks the `schemas` of a resource that a client sent against the URNs that it uses. The server does not need them: the URL
 * determines the resource type, and the attributes determine the extensions.
 *
 * @throws {InvalidMessageError} For a deviation that is not tolerated.
 * @see {@link https://www.rfc-editor.org/rfc/rfc7643#section-3 RFC 7643 §3}
 */
export function checkSchemas(
  sent: unknown,
  used: readonly string[],
  { type, tolerances }: { readonly type: ResourceTypeDefinition; readonly tolerances: Tolerances },
): void {
  if (sent === undefined || sent === null || (Array.isArray(sent) && sent.length === 0)) {
    if (!tolerances['schemas-missing']) refuse(`must list ${used.join(', ')}`)
    return
  }
  const urns: readonly unknown[] = Array.isArray(sent) ? sent : [sent]
  const listed = urns.map(foldUrn)
  const isWellFormed =
    Array.isArray(sent) && !listed.includes(undefined) && new Set(listed).size === listed.length
  if (!isWellFormed && !tolerances['schemas-malformed'])
    refuse('must be an array of URNs, each once')

  const known = [type.schema, ...type.extensions.map(({ schema }) => schema)].map(({ id }) => id)
  const foreign = listed.find((urn) => urn !== undefined && !known.map(foldUrn).includes(urn))
  if (foreign !== undefined && !tolerances['schemas-foreign'])
    refuse(`lists ${asSent(foreign, urns).slice(0, 200)}, which ${type.name} does not have`)

  const missing = used.filter((urn) => !listed.includes(foldUrn(urn)))
  if (missing.length > 0 && !tolerances['schemas-incomplete'])
    refuse(`must list ${missing.join(', ')}`)
}

/** Folds the letter case of a URN (RFC 8141 §3.1); undefined for a value that is not a text. */
function foldUrn(urn: unknown): string | undefined {
  return typeof urn === 'string' ? foldCase(urn) : undefined
}

function asSent(folded: string, urns: readonly unknown[]): string {
  return (
    urns.filter((urn) => typeof urn === 'string').find((urn) => foldUrn(urn) === folded) ?? folded
  )
}

function refuse(reason: string): never {
  throw new InvalidMessageError(`schemas: ${reason}.`)
}

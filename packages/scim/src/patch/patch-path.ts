import type { Filter } from '../filter/filter.ts'
import { formatFilter } from '../filter/format.ts'
import { createScanner, parseValueFilter } from '../filter/parse.ts'
import {
  type AttributePath,
  formatAttributePath,
  readAttributePath,
} from '../path/attribute-path.ts'
import { InvalidPathError } from '../values/errors.ts'

/** The path of a PATCH operation: an attribute, with `where` some of its elements, or a sub-attribute of either. */
export interface PatchPath extends AttributePath {
  /** Selects elements: `emails[type eq "work"]`. */
  readonly where?: Filter
}

/**
 * Parses the `path` of a PATCH operation.
 *
 * Reads the URN of an extension by itself (`urn:…:enterprise:2.0:User`) as the attribute `User` of `urn:…:enterprise:2.0`: without a
 * schema the two are the same.
 *
 * @throws {InvalidPathError} For a malformed path.
 * @throws {InvalidFilterError} For an invalid filter in the square brackets.
 * @see {@link https://www.rfc-editor.org/rfc/rfc7644#section-3.5.2 RFC 7644 §3.5.2, figure 7}
 * @example parsePath('emails[type eq "work"].value')
 */
export function parsePath(text: string): PatchPath {
  const bracket = text.indexOf('[')
  const path = readAttributePath(bracket === -1 ? text : text.slice(0, bracket))
  if (!path) throw new InvalidPathError(`${quote(text)} is not an attribute path.`)
  if (bracket === -1) return path
  if (path.subAttribute !== undefined)
    throw new InvalidPathError(`${quote(text)} filters a sub-attribute, which has no elements.`)

  const scanner = createScanner(text, bracket)
  const where = parseValueFilter(scanner)
  const rest = text.slice(scanner.position)
  if (rest === '') return { ...path, where }
  const sub = rest.startsWith('.') ? readAttributePath(rest.slice(1)) : undefined
  if (!sub || sub.urn !== undefined || sub.subAttribute !== undefined)
    throw new InvalidPathError(`${quote(text)} has more after "]" than one sub-attribute.`)
  return { ...path, where, subAttribute: sub.name }
}

/** Writes a PATCH path; the inverse of `parsePath`. */
export function formatPath({ where, subAttribute, ...path }: PatchPath): string {
  if (!where)
    return formatAttributePath({ ...path, ...(subAttribute !== undefined && { subAttribute }) })
  const elements = `${formatAttributePath(path)}[${formatFilter(where)}]`
  return subAttribute === undefined ? elements : `${elements}.${subAttribute}`
}

function quote(path: string): string {
  return JSON.stringify(path.slice(0, 200))
}

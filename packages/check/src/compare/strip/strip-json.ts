import { mask } from '@pingone-sandbox/pingone'
import { isObject, type Json } from '../capture/json.ts'
import type { Pseudonyms } from './pseudonyms.ts'

/** How the texts of a body that are not personal by their place are stripped. */
export interface JsonStripping {
  readonly pseudonyms: Pseudonyms
  readonly stripUrl: (url: string) => string
}

/** Members whose texts say how a message is built, not which user or group it is about. */
const structural = new Set(['schemas', 'op', 'resourcetype', 'scimtype', 'status', 'tokentype'])
const counts = new Set([
  'totalresults',
  'startindex',
  'itemsperpage',
  'count',
  'status',
  'expiresin',
])
const canonicalTypes =
  /^(work|home|other|mobile|fax|pager|photo|thumbnail|user|group|direct|indirect|aim|gtalk|icq|xmpp|msn|skype|qq|yahoo)$/i
const instant = /^\d{4}-\d\d-\d\dT[\d:.]+(Z|[+-]\d\d:?\d\d)$/

/** Replaces every text and number of a body that may say something about a person or a tenant; names of members stay. */
export function stripJson(value: unknown, stripping: JsonStripping): unknown {
  return stripMember('', value, stripping)
}

function stripMember(name: string, value: unknown, stripping: JsonStripping): unknown {
  const known = name.toLowerCase().replaceAll(/[^a-z]/g, '')
  if (typeof value === 'string') return stripText(known, value, stripping)
  if (typeof value === 'number')
    return counts.has(known) ? value : stripping.pseudonyms.ofNumber(value)
  if (Array.isArray(value))
    return value.map((element: unknown) => stripMember(name, element, stripping))
  return isObject(value) ? stripObject(value, stripping) : value
}

const stripObject = (object: Json, stripping: JsonStripping): Json =>
  Object.fromEntries(
    Object.entries(object).map(([name, value]) => [name, stripMember(name, value, stripping)]),
  )

function stripText(name: string, text: string, { pseudonyms, stripUrl }: JsonStripping): string {
  const isKept = text === mask || structural.has(name) || /^(true|false)$/i.test(text)
  if (isKept) return text
  if (name === 'type' && canonicalTypes.test(text)) return text
  if ((name === 'created' || name === 'lastmodified') && instant.test(text)) return text
  if (name === 'path') return stripQuoted(text, pseudonyms)
  if (name === 'location' || name === 'ref') return stripUrl(text)
  return pseudonyms.of(text)
}

/** Replaces the quoted values of a filter or a path; those of `type` are words of the schema. */
export const stripQuoted = (expression: string, pseudonyms: Pseudonyms): string =>
  expression.replaceAll(
    /(\btype\s+eq\s+)?"((?:[^"\\]|\\.)*)"/gi,
    (whole, ofType: string | undefined, value: string) =>
      ofType !== undefined && canonicalTypes.test(value) ? whole : `"${pseudonyms.of(value)}"`,
  )

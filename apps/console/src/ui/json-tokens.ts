/** A part of a text with the same colour. */
export interface JsonToken {
  readonly kind: 'key' | 'string' | 'literal' | 'plain'
  readonly text: string
}

/** A longer text has more parts than a page draws at once; it stays without colours. */
const mostColoured = 60_000

const pattern = /("(?:[^"\\]|\\.)*")(\s*:)?|(-?\d[\d.eE+-]*|true|false|null)/g

/** Indents a JSON text and splits it by colour; another text is one plain part. */
export function jsonTokens(text: string): readonly JsonToken[] {
  const indented = indent(text)
  if (indented === undefined) return [{ kind: 'plain', text }]
  if (indented.length > mostColoured) return [{ kind: 'plain', text: indented }]
  const tokens: JsonToken[] = []
  let end = 0
  for (const { 0: whole, 1: string, 2: colon, index } of indented.matchAll(pattern)) {
    if (index > end) tokens.push({ kind: 'plain', text: indented.slice(end, index) })
    if (string === undefined) tokens.push({ kind: 'literal', text: whole })
    else tokens.push({ kind: colon === undefined ? 'string' : 'key', text: string })
    if (colon !== undefined) tokens.push({ kind: 'plain', text: colon })
    end = index + whole.length
  }
  if (end < indented.length) tokens.push({ kind: 'plain', text: indented.slice(end) })
  return tokens
}

function indent(text: string): string | undefined {
  try {
    return withShortLists(JSON.stringify(JSON.parse(text), null, 2))
  } catch {
    return undefined
  }
}

/** A list of one number, text or literal in one line. In JSON a line ends within no string. */
const withShortLists = (indented: string): string =>
  indented.replace(/\[\n\s+(?![[{])(.+)\n\s*\]/g, '[$1]')

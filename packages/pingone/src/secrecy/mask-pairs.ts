import { mask } from './mask.ts'
import { endOfList, endOfQuoted } from './quoted.ts'
import { isSecretName } from './secret-names.ts'
import { isPathName, isSecretPath, isValueName } from './secret-paths.ts'

interface Pair {
  readonly name: string
  /** Where the value begins. */
  readonly from: number
  /** There is white space between name and value. */
  readonly isApart: boolean
}

/** Masks the values in `name=value`, `name: value` and `"name": "value"`, anywhere in a text. */
export function maskPairs(text: string): string {
  const pairs: Pair[] = []
  for (const { 0: all, 1: name = '', 2: separator = '', index } of text.matchAll(pattern))
    pairs.push({ name, from: index + all.length, isApart: /\s/.test(separator) })

  let shown = ''
  let kept = 0
  pairs.forEach((pair, at) => {
    const { name, from } = pair
    if (from < kept) return
    const isSecret = name.split('.').some(isSecretName) || isOfSecretPath(text, pairs, at)
    const to = isSecret ? endOfValue(text, pair) : from
    if (to === from) return
    const [quote = ''] = openingQuote.exec(text.slice(from, from + 12)) ?? []
    const isClosed = to - from >= 2 * quote.length && text.slice(from, to).endsWith(quote)
    shown += text.slice(kept, from) + quote + mask + (isClosed ? quote : '')
    kept = to
  })
  return kept === 0 ? text : shown + text.slice(kept)
}

/** A name, possibly quoted, and the separator before its value. */
const pattern =
  /(?<![\p{L}\p{N}_$.-])([\p{L}_$][\p{L}\p{N}_$.-]*)(?:\\*["'])?(\s{0,20}(?:=>?|:)\s{0,20})/gu
const openingQuote = /^\\*["']/
/** Brackets and other marks may be part of the value: encoded values have them too. */
const bareEnd = /[\s&<>"]|(?<!\\)\\+"|[;,](?=\s|[\w.-]+=|$)|$/

/** Whether a `value` belongs to an operation on a secret: the `path` stands shortly before or after it. */
function isOfSecretPath(text: string, pairs: readonly Pair[], at: number): boolean {
  if (!isValueName(pairs[at]?.name ?? '')) return false
  const before = pairs.slice(Math.max(0, at - nearby), at).reverse()
  const after = pairs.slice(at + 1, at + 1 + nearby)
  return [before, after].some((others) => {
    const path = others.find(({ name }) => isPathName(name) || isValueName(name))
    if (!path || isValueName(path.name)) return false
    const quoted = /^\\*"([^"\\]*)/.exec(text.slice(path.from, path.from + 500))
    return quoted !== null && isSecretPath(quoted[1] ?? '')
  })
}

/** A URN in a path looks like some pairs of its own. */
const nearby = 16

/** Where the value of a pair ends; where it begins when there is nothing to hide. */
function endOfValue(text: string, { name, from, isApart }: Pair): number {
  const [quote] = openingQuote.exec(text.slice(from, from + 12)) ?? []
  if (quote !== undefined)
    return endOfQuoted(text, from, { quote: quote.at(-1) ?? '"', depth: quote.length - 1 })
  if (text[from] === '[' || text[from] === '{') return endOfList(text, from)
  const rest = text.slice(from)
  // Credentials and cookies have several words, up to the end of the line.
  if (/authorization|cookie/i.test(name)) return from + rest.search(/[\r\n<"]|$/)
  const value = rest.slice(0, rest.search(bareEnd))
  if (/^(null|true|false)?$/i.test(value) || (isApart && isProse(value, rest))) return from
  return from + value.length
}

/** `Token: expired since noon` speaks about a secret. What has more than letters, or ends its line, is taken for one. */
const isProse = (value: string, rest: string): boolean =>
  /^\p{L}{1,15}[.,]?$/u.test(value) && /^[ \t]+\p{L}/u.test(rest.slice(value.length))

/**
 * Where a quoted text ends, its closing quote included; the end of the whole text when it breaks off before.
 *
 * Within JSON in JSON a quote has as many backslashes in front as it is deep.
 */
export function endOfQuoted(
  text: string,
  from: number,
  { quote, depth }: { readonly quote: string; readonly depth: number },
): number {
  for (let at = from + depth + 1; at < text.length; at += 1) {
    if (text[at] !== quote) continue
    const before = backslashesBefore(text, at)
    // At depth 0 an even number of them is text of its own; deeper, more of them belong to a quote within.
    if (depth > 0 ? before > depth : before % 2 === 1) continue
    // A quote that was not escaped has more of the value behind it.
    if (depth > 0 || at + 1 === text.length || /[\s,}\]):;&<>.\\]/.test(text[at + 1] ?? ''))
      return at + 1
  }
  return text.length
}

/** Where a list or an object ends that begins at `from`; the end of the text when it breaks off before. */
export function endOfList(text: string, from: number): number {
  let depth = 0
  for (let at = from; at < text.length; at += 1) {
    const character = text[at]
    if (character === '"') at = endOfQuoted(text, at, { quote: '"', depth: 0 }) - 1
    else if (character === '[' || character === '{') depth += 1
    else if (character === ']' || character === '}') {
      depth -= 1
      if (depth === 0) return at + 1
    }
  }
  return text.length
}

function backslashesBefore(text: string, at: number): number {
  let count = 0
  while (text[at - 1 - count] === '\\') count += 1
  return count
}

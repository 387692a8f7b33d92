/** Finds one secret in texts, in each form in which it may stand there. */
export interface ValuePattern {
  readonly replace: (text: string, by: string) => string
}

/** From so many characters on a secret is found within words; a shorter one is a word of its own. */
const longEnough = 8
/** So much of a longer secret gives it away where a text ends, or was cut, in the middle of it. */
const beginning = 6
/** A part of a secret that no encoding changes; whatever lacks it need not be looked at closer. */
const plainRuns = /[a-z0-9]+/gi

export function createValuePattern(value: string): ValuePattern {
  const needle = (value.match(plainRuns) ?? []).reduce(
    (longest, run) => (run.length > longest.length ? run : longest),
    '',
  )
  let pattern: RegExp | undefined
  const start = value.slice(0, beginning)

  return {
    replace(text, by) {
      if (!text.includes(needle)) return cutOff(text, by)
      pattern ??= patternOf(value)
      return cutOff(text.replace(pattern, by), by)
    },
  }

  /** Masks the beginning of the secret where the text breaks off: at its end, or before dots. */
  function cutOff(text: string, by: string): string {
    if (value.length < longEnough) return text
    let from = text.indexOf(start)
    if (from < 0) return text
    let shown = ''
    let kept = 0
    while (from >= 0) {
      let length = beginning
      while (length < value.length && text[from + length] === value[length]) length += 1
      if (breaksOff(text, from + length)) {
        shown += text.slice(kept, from) + by
        kept = from + length
      }
      from = text.indexOf(start, from + length)
    }
    return kept === 0 ? text : shown + text.slice(kept)
  }
}

const breaksOff = (text: string, at: number): boolean =>
  at >= text.length || text.startsWith('...', at) || text.startsWith('…', at)

function patternOf(value: string): RegExp {
  const forms = Array.from(value, formsOf).join('')
  const isWord = value.length < longEnough
  return new RegExp(isWord ? `(?<![\\p{L}\\p{N}])${forms}(?![\\p{L}\\p{N}])` : forms, 'gu')
}

/** A character as itself and as JSON, URLs, forms and HTML write it, each also within another. */
function formsOf(character: string): string {
  if (/[a-z0-9]/i.test(character)) return character
  const code = character.codePointAt(0) ?? 0
  const bytes = [...new TextEncoder().encode(character)].map(hexOf)
  const forms = [
    `\\\\*${literal(character)}`,
    bytes.map((hex) => `%(?:25)*${anyCase(hex)}`).join(''),
    Array.from(
      { length: character.length },
      (_, at) => `\\\\+u${anyCase(character.charCodeAt(at).toString(16).padStart(4, '0'))}`,
    ).join(''),
    `&(?:amp;)*#0*${code};`,
    `&(?:amp;)*#[xX]0*${anyCase(code.toString(16))};`,
    ...(code > 0x7f && code <= 0xff ? [`%(?:25)*${anyCase(hexOf(code))}`] : []),
    ...(named[character] ?? []),
  ]
  return `(?:${forms.join('|')})`
}

const named: Readonly<Record<string, readonly string[]>> = {
  ' ': ['\\+'],
  '"': ['&(?:amp;)*quot;'],
  '&': ['&(?:amp;)*amp;'],
  '<': ['&(?:amp;)*lt;'],
  '>': ['&(?:amp;)*gt;'],
  "'": ['&(?:amp;)*apos;'],
  '\n': ['\\\\+n'],
  '\r': ['\\\\+r'],
  '\t': ['\\\\+t'],
  '\\': ['\\\\+'],
}

const literal = (character: string) => character.replace(/[\\^$.*+?()[\]{}|/]/, String.raw`\$&`)
const hexOf = (byte: number) => byte.toString(16).padStart(2, '0')
const anyCase = (hex: string) =>
  hex.replaceAll(/[a-f]/g, (digit) => `[${digit}${digit.toUpperCase()}]`)

/** Finds one secret in texts, in each of its encodings. */
export interface ValuePattern {
  readonly replace: (text: string, by: string) => string
  /** Whether the secret may be in a text; false is certain. */
  readonly mayBeIn: (text: string) => boolean
}

/** From so many characters on a secret is found within words; a shorter one is a word of its own. */
const longEnough = 8
/** So much of a longer secret gives it away where a text ends, or was cut, in the middle of it. */
const beginning = 6
/** A part of a secret that no encoding changes, used as a fast first test. */
const plainRuns = /[a-z0-9]+/gi

export function createValuePattern(value: string): ValuePattern {
  const needle = longestRun(value)
  let pattern: RegExp | undefined
  const cut = value.length < longEnough ? undefined : createCutPattern(value)

  return {
    mayBeIn: (text) => text.includes(needle) || (cut?.mayBeIn(text) ?? false),
    replace(text, by) {
      let masked = text
      if (masked.includes(needle)) {
        pattern ??= patternOf(value)
        masked = masked.replace(pattern, () => by)
      }
      return cut ? cut.replace(masked, by) : masked
    },
  }
}

const longestRun = (text: string): string =>
  (text.match(plainRuns) ?? []).reduce(
    (longest, run) => (run.length > longest.length ? run : longest),
    '',
  )

/** Masks the beginning of a secret where the text breaks off: at its end, or before dots. */
function createCutPattern(value: string): ValuePattern {
  const characters = Array.from(value)
  const start = characters.slice(0, beginning)
  const needle = longestRun(start.join(''))
  let startPattern: RegExp | undefined

  /** Where the secret stops to be the secret that begins at `from`: the longest beginning of it that is there is searched for. */
  function endAt(text: string, from: number, known: number): number {
    let end = known
    let [least, most] = [start.length, characters.length]
    while (least < most) {
      const length = Math.ceil((least + most) / 2)
      const longer = new RegExp(characters.slice(0, length).map(formsOf).join(''), 'uy')
      longer.lastIndex = from
      if (longer.test(text)) {
        least = length
        end = longer.lastIndex
      } else most = length - 1
    }
    return end
  }

  function replace(text: string, by: string): string {
    if (!text.includes(needle)) return text
    startPattern ??= new RegExp(start.map(formsOf).join(''), 'gu')
    let shown = ''
    let kept = 0
    for (const found of text.matchAll(startPattern)) {
      const end = endAt(text, found.index, found.index + found[0].length)
      const rest = text.slice(end, end + 12)
      if (found.index < kept || !breaksOff.test(rest)) continue
      shown += text.slice(kept, found.index) + by
      // An escape that is cut in its middle is part of the secret.
      kept = rest.startsWith('.') || rest.startsWith('…') ? end : text.length
    }
    return kept === 0 ? text : shown + text.slice(kept)
  }

  return { replace, mayBeIn: (text) => text.includes(needle) }
}

/** The end, perhaps in the middle of an escape, or dots. */
const breaksOff = /^(?:\\*(?:u[0-9a-f]{0,3})?$|%[0-9a-f]{0,5}$|&[#\w]*$|\.\.\.|…)/i

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
  // In headers and messages white space becomes a space.
  '\n': ['\\\\+n', ' '],
  '\r': ['\\\\+r', ' '],
  '\t': ['\\\\+t', ' '],
  '\\': ['\\\\+'],
}

const literal = (character: string) => character.replace(/[\\^$.*+?()[\]{}|/]/, String.raw`\$&`)
const hexOf = (byte: number) => byte.toString(16).padStart(2, '0')
const anyCase = (hex: string) =>
  hex.replaceAll(/[a-f]/g, (digit) => `[${digit}${digit.toUpperCase()}]`)

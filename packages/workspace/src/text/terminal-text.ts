// Texts for a terminal: their widths, lines and colours. What an endpoint has sent cannot control the terminal.

const styles = {
  bold: ['1', '22'],
  dim: ['2', '22'],
  red: ['31', '39'],
  green: ['32', '39'],
  yellow: ['33', '39'],
} as const

export type Style = keyof typeof styles

/** Writes a text in a style, or plain where colours are off. */
export type Paint = (text: string, ...wanted: readonly Style[]) => string

export const createPaint =
  (hasColours: boolean): Paint =>
  (text, ...wanted) =>
    hasColours
      ? wanted.reduce(
          (painted, style) => `\u001b[${styles[style][0]}m${painted}\u001b[${styles[style][1]}m`,
          text,
        )
      : text

/** One line without characters that a terminal would act on or that turn the direction of the text. */
export const printable = (text: string): string =>
  text.replaceAll(/[\s\p{Zl}\p{Zp}]+/gu, ' ').replaceAll(/[\p{Cc}\p{Cf}\p{Cs}]/gu, '\ufffd')

const wide =
  /[\u1100-\u115f\u2e80-\ua4cf\ua960-\ua97c\uac00-\ud7a3\uf900-\ufaff\ufe30-\ufe6f\uff00-\uff60\uffe0-\uffe6]|\p{Extended_Pictographic}|[\u{20000}-\u{3fffd}]/u

/** How many columns a text takes. */
export function columnsOf(text: string): number {
  let columns = 0
  for (const character of text)
    columns += /\p{M}/u.test(character) ? 0 : wide.test(character) ? 2 : 1
  return columns
}

/** Cuts a text that takes more columns, with an ellipsis at its end. */
export function fit(text: string, columns: number): string {
  if (columnsOf(text) <= columns) return text
  let kept = ''
  let taken = 1
  for (const character of text) {
    taken += columnsOf(character)
    if (taken > columns) break
    kept += character
  }
  return `${kept}…`
}

/** Breaks a text into lines of at most so many columns: between words, and within a word that is longer than a line. */
export function wrap(text: string, columns: number): readonly string[] {
  const lines: string[] = []
  let line = ''
  for (const word of printable(text)
    .trim()
    .split(' ')
    .flatMap((each) => split(each, columns))) {
    const joined = line === '' ? word : `${line} ${word}`
    if (columnsOf(joined) <= columns) {
      line = joined
      continue
    }
    if (line !== '') lines.push(line)
    line = word
  }
  return line === '' ? lines : [...lines, line]
}

function split(word: string, columns: number): readonly string[] {
  if (columnsOf(word) <= columns) return [word]
  const parts: string[] = []
  let part = ''
  for (const character of word) {
    if (columnsOf(part + character) > columns) {
      parts.push(part)
      part = ''
    }
    part += character
  }
  return [...parts, part]
}

/** The first lines of a text, of which the last ends with an ellipsis when there are more. */
export function clip(lines: readonly string[], most: number): readonly string[] {
  if (lines.length <= most) return lines
  const kept = lines.slice(0, most)
  const last = kept.at(-1) ?? ''
  return [...kept.slice(0, -1), `${last.replace(/[\s.,;:]*.$/u, '')}…`]
}

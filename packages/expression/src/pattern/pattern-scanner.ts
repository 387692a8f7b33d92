/** A pattern that is not read; the message continues "The pattern … ". */
export class PatternError extends Error {
  override readonly name = 'PatternError'
}

/** Reads a pattern from left to right, and writes its translation with its size. */
export type PatternScanner = ReturnType<typeof createPatternScanner>

/** What stands between two parentheses, or the whole pattern. */
interface Sequence {
  size: number
  /** The size of the last part, which a quantifier after it repeats. */
  lastSize: number
}

export function createPatternScanner(source: string) {
  const open: Sequence[] = []
  let sequence: Sequence = { size: 0, lastSize: 0 }
  let position = 0
  let written = ''
  let parts = 0
  let unbounded = 0
  let isLazy = false

  const add = (size: number): void => {
    sequence.size += size
    sequence.lastSize = size
    parts += 1
  }
  const append = (text: string): void => {
    written += text
  }
  const atom = (text: string, size = 1): void => {
    append(text)
    add(size)
  }

  return {
    dotMatchesAll: /\(\?[a-z]*s/.test(source),
    isAtEnd: () => position >= source.length,
    next: (): string | undefined => source[position],
    /** Passes a character, all of it. */
    take(): string {
      const character = String.fromCodePoint(source.codePointAt(position) ?? 0)
      position += character.length
      return character
    },
    startsWith: (text: string) => source.startsWith(text, position),
    skip(count: number): void {
      position += count
    },
    /** Passes what a sticky expression matches here. */
    match(expression: RegExp): string | undefined {
      expression.lastIndex = position
      const found = expression.exec(source)?.[0]
      position += found?.length ?? 0
      return found
    },
    append,
    atom,
    /** Begins a part of several pieces, each of which is appended. */
    begin: append,
    end: (text: string) => atom(text),
    openGroup(text: string): void {
      append(text)
      open.push(sequence)
      sequence = { size: 2, lastSize: 0 }
    },
    closeGroup(): void {
      const outer = open.pop()
      if (!outer) throw new PatternError('cannot be read: a ) has no (')
      const { size } = sequence
      sequence = outer
      // A group is never the only part: what is in it counts as well.
      atom(')', size)
      parts += 1
    },
    alternative(): void {
      atom('|')
      sequence.lastSize = 0
    },
    repeat(
      text: string,
      how: { readonly copies: number; readonly isUnbounded: boolean; readonly isLazy: boolean },
    ): void {
      append(text)
      const { lastSize } = sequence
      const repeated = (lastSize + 1) * how.copies
      sequence.size += repeated - lastSize
      sequence.lastSize = repeated
      if (how.isUnbounded) unbounded += 1
      isLazy ||= how.isLazy
    },
    finish(): TranslatedPattern {
      if (open.length > 0) throw new PatternError('cannot be read: a ( has no )')
      const { size } = sequence
      // Such as \s+ or [^a-z]*: whether the match goes on is seen at its next character.
      const isOneRepeated = parts === 1 && !isLazy
      return { source: written, size, reach: unbounded === 0 || isOneRepeated ? size : Infinity }
    },
  }
}

/** A pattern of `java.util.regex`, as the linear engine (RE2's syntax) reads it. */
export interface TranslatedPattern {
  readonly source: string
  /** How many parts it has, with everything in counted repetitions written out. */
  readonly size: number
  /** How many characters after the end of a match may have to be looked at to find it. */
  readonly reach: number
}

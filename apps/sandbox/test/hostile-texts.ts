import { readFileSync } from 'node:fs'

/** A text that was made to stop a parser, with the short form that the fixture has of it. */
export interface HostileText {
  readonly written: string
  readonly text: string
}

/** The lines of `fixtures/hostile/texts.txt`, in which «1000×(» stands for a thousand opening brackets. */
export function hostileTexts(): readonly HostileText[] {
  const file = new URL('../../../fixtures/hostile/texts.txt', import.meta.url)
  return readFileSync(file, 'utf8')
    .split('\n')
    .filter((line) => line !== '' && !line.startsWith('# '))
    .map((written) => ({ written, text: written.replaceAll(repetition, repeated) }))
}

const repetition = /«(\d+)×(.*?)»/g

const repeated = (_: string, times: string, text: string): string => text.repeat(Number(times))

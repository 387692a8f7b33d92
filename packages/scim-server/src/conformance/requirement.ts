import type { Way } from './ways.ts'

/** What a specification asks of a service provider, in our words. */
export interface Requirement {
  readonly level: 'MUST' | 'SHOULD' | 'MAY'
  /** Where it is asked: `RFC 7644 §3.3`. */
  readonly section: string
  /** One sentence about the server. */
  readonly text: string
  /** The ways in which its test makes the requests that the sentence is about; the test fails when it makes others, or fewer. */
  readonly ways: readonly Way[]
}

/** The requirements of one area, by their ids. */
export type Requirements = Readonly<Record<string, Requirement>>

/** The title of the test that shows that a requirement is met. */
export function titleOf({ section, level, text }: Requirement): string {
  return `${section} ${level}: ${text}`
}

import type { Way } from './ways.ts'

/** A requirement of a specification for service providers, in our words. */
export interface Requirement {
  readonly level: 'MUST' | 'SHOULD' | 'MAY'
  /** The section of the specification: `RFC 7644 §3.3`. */
  readonly section: string
  /** One sentence about the server. */
  readonly text: string
  /** The kinds of requests that its test makes; the test fails when it makes other ones, or fewer. */
  readonly ways: readonly Way[]
}

/** The requirements of one area, by their ids. */
export type Requirements = Readonly<Record<string, Requirement>>

/** Returns the title of the test of a requirement. */
export function titleOf({ section, level, text }: Requirement): string {
  return `${section} ${level}: ${text}`
}

import { PlatformError } from '@pingone-sandbox/client'

/** The users whom a revision would take away from their targets. */
export interface Leavers {
  readonly count: number
  /** Who, and what would become of each; the first thousand. */
  readonly named: readonly string[]
}

/** Reads whom a refused revision would take away; `undefined` for any other error. */
export function leaversIn(error: unknown): Leavers | undefined {
  if (!(error instanceof PlatformError)) return undefined
  const named = (error.body?.details ?? [])
    .filter(({ code }) => code === 'CONFIRMATION_REQUIRED')
    .map(({ message }) => message)
  if (named.length === 0) return undefined
  // Not all of them are named when they are many; the message holds the count that confirms.
  const count = /confirm=(\d+)/.exec(error.body?.message ?? '')?.[1]
  return { count: count === undefined ? named.length : Number(count), named }
}

import { z } from 'zod'
import { SandboxError } from '../text/index.ts'

/** A range of time: from an instant on, and before another. */
export interface InstantRange {
  readonly from?: string
  readonly to?: string
}

/** The date may stand alone, which is midnight in UTC. */
const instant = z.union([z.iso.datetime({ offset: true }), z.iso.date()])

/** Reads the query parameters `from` and `to`. Throws a `SandboxError` for one that is no instant, and for a range that ends before it begins. */
export function readRange(from: string | undefined, to: string | undefined): InstantRange {
  const range = {
    ...(from !== undefined && { from: readInstant('from', from) }),
    ...(to !== undefined && { to: readInstant('to', to) }),
  }
  if (range.from !== undefined && range.to !== undefined && range.from > range.to)
    throw new SandboxError(
      'invalid_request',
      `The range ends before it begins: from ${from} to ${to}.`,
      'Exchange from and to.',
    )
  return range
}

function readInstant(name: string, text: string): string {
  const at = instant.safeParse(text).success ? new Date(text) : undefined
  if (at !== undefined && !Number.isNaN(at.getTime())) return at.toISOString()
  throw new SandboxError(
    'invalid_request',
    `Wrong query parameter ${name}: ${text} is no instant.`,
    'Write it in ISO 8601 with its time zone, such as 2026-01-31T09:00:00Z; in a URL a + is written %2B.',
  )
}

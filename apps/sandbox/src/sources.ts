import { randomBytes, randomUUID } from 'node:crypto'
import { createRandom, createSystemTime, type Random, type Time } from '@pingone-sandbox/pingone'
import type { Settings } from './config/settings.ts'

/** Where time, ids and secrets come from. */
export interface Sources {
  readonly time: Time
  /** Dates the answers of both hosts; absent where the system does. */
  readonly date?: () => Date
  /** Milliseconds that durations are measured by; absent where the system does it. */
  readonly stopwatch?: () => number
  /** Makes the ids of the tenant, and of what it records. */
  readonly tenantId: () => string
  /** Makes the ids of the reference server. */
  readonly targetId: () => string
  /** Makes the bearer tokens of the reference server. */
  readonly token: () => string
}

/**
 * Chooses the sources: the system's, or under a fixed clock those of the random seed, so that a run can be repeated byte by byte.
 *
 * A data folder outlives the process, and a seed would draw the ids that it holds already: there ids stay random.
 */
export function createSources({ clock, randomSeed, dataDir }: Settings): Sources {
  const time = createSystemTime()
  if (clock === 'real') return { time, ...drawnBySystem }
  const now = () => new Date(clock)
  const fixed = { time: { ...time, now }, date: now, stopwatch: () => now().getTime() }
  if (dataDir !== undefined) return { ...fixed, ...drawnBySystem }
  return {
    ...fixed,
    tenantId: drawUuids(createRandom(randomSeed)),
    // Half a period away, so that neither side ever draws what the other has drawn.
    targetId: drawUuids(createRandom(randomSeed ^ 0x8000_0000)),
    token: drawTokens(createRandom(randomSeed ^ 0x4000_0000)),
  }
}

const drawnBySystem = {
  tenantId: () => randomUUID(),
  targetId: () => randomUUID(),
  token: () => randomBytes(32).toString('base64url'),
}

/** Draws UUIDs of version 4 (RFC 9562 §5.4). */
function drawUuids(random: Random): () => string {
  return () => {
    const bytes = drawBytes(random, 16)
    bytes[6] = ((bytes[6] ?? 0) & 0x0f) | 0x40
    bytes[8] = ((bytes[8] ?? 0) & 0x3f) | 0x80
    return bytes.toString('hex').replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, '$1-$2-$3-$4-$5')
  }
}

function drawTokens(random: Random): () => string {
  return () => drawBytes(random, 32).toString('base64url')
}

function drawBytes(random: Random, length: number): Buffer {
  const bytes = Buffer.alloc(length)
  for (let offset = 0; offset < length; offset += 4)
    bytes.writeUInt32BE(Math.floor(random() * 0x1_0000_0000), offset)
  return bytes
}

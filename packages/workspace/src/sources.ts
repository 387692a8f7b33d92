import { createRandom, createSystemTime, type Random, type Time } from '@pingone-sandbox/pingone'

/** The sources of time, ids and secrets. */
export interface Sources {
  readonly time: Time
  /** Milliseconds by which recorded durations are measured; absent where `time.monotonic` measures them. */
  readonly stopwatch?: () => number
  /** Creates the ids of the tenant's resources and records. */
  readonly tenantId: () => string
  /** Creates the ids of the reference server. */
  readonly targetId: () => string
  /** Creates the bearer tokens of the reference server. */
  readonly token: () => string
}

export interface SourcesOptions {
  /** The ISO 8601 instant of a fixed clock; without one, the time of this machine. */
  readonly fixedAt?: string | undefined
  readonly randomSeed: number
  /** The stores outlive the process. A seed would draw the ids that they hold already, so ids stay random. */
  readonly isPersistent: boolean
}

/** Creates the sources: random, or under a fixed clock drawn from the random seed, so that a run repeats byte by byte. */
export function createSources({ fixedAt, randomSeed, isPersistent }: SourcesOptions): Sources {
  const time = createSystemTime()
  if (fixedAt === undefined) return { time, ...randomSources }
  const now = () => new Date(fixedAt)
  const fixed = { time: { ...time, now }, stopwatch: () => now().getTime() }
  return { ...fixed, ...(isPersistent ? randomSources : createSeededSources(randomSeed)) }
}

/** Creates ids and secrets from a random seed. */
export function createSeededSources(
  randomSeed: number,
): Pick<Sources, 'tenantId' | 'targetId' | 'token'> {
  return {
    tenantId: drawUuids(createRandom(randomSeed)),
    // Half a period apart, so that the two sides never draw the same id.
    targetId: drawUuids(createRandom(randomSeed ^ 0x8000_0000)),
    token: drawTokens(createRandom(randomSeed ^ 0x4000_0000)),
  }
}

const randomSources = {
  tenantId: () => crypto.randomUUID(),
  targetId: () => crypto.randomUUID(),
  token: () => toBase64Url(crypto.getRandomValues(new Uint8Array(32))),
}

/** Draws UUIDs of version 4 (RFC 9562 §5.4). */
function drawUuids(random: Random): () => string {
  return () => {
    const bytes = drawBytes(random, 16)
    bytes[6] = ((bytes[6] ?? 0) & 0x0f) | 0x40
    bytes[8] = ((bytes[8] ?? 0) & 0x3f) | 0x80
    return toHex(bytes).replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, '$1-$2-$3-$4-$5')
  }
}

function drawTokens(random: Random): () => string {
  return () => toBase64Url(drawBytes(random, 32))
}

function drawBytes(random: Random, length: number): Uint8Array {
  const bytes = new Uint8Array(length)
  const view = new DataView(bytes.buffer)
  for (let offset = 0; offset < length; offset += 4)
    view.setUint32(offset, Math.floor(random() * 0x1_0000_0000))
  return bytes
}

const toHex = (bytes: Uint8Array) =>
  Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join('')

/** RFC 4648 §5, without padding. */
const toBase64Url = (bytes: Uint8Array) =>
  btoa(String.fromCharCode(...bytes))
    .replaceAll('+', '-')
    .replaceAll('/', '_')
    .replaceAll('=', '')

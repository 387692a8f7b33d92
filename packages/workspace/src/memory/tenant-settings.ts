import {
  ConstraintError,
  parseProfile,
  seedContent,
  type SeedContent,
  rehearseSeed,
  type SeededDirectory,
} from '@pingone-sandbox/pingone'
import { z } from 'zod'
import { SandboxError } from '../text/index.ts'

/** What a tenant in memory is started with. */
export interface TenantOptions {
  /** How many users are made up; none unless given. With them come groups and populations. */
  readonly users?: number
  /** Users, groups and populations that the tenant has, as in a seed file. */
  readonly seed?: z.input<typeof seedContent>
  /** Chooses made-up users and default credentials; 1 unless given. */
  readonly randomSeed?: number
  /** The id of the environment, a UUID; drawn from the random seed unless given, like the two below. */
  readonly environmentId?: string
  readonly clientId?: string
  readonly clientSecret?: string
  /** The behaviour profile, such as `current` or `current,userUpdate=put`; `current` unless given. */
  readonly profile?: string
  /** A fixed clock at an ISO 8601 instant: ids are drawn from the random seed as well, so that a run repeats. */
  readonly clock?: string
}

/** These options with defaults. */
export interface TenantSettings {
  readonly profile: string
  readonly clock: string | undefined
  readonly credentials: SeededDirectory
  readonly seed: {
    readonly randomSeed: number
    readonly users: number
    readonly content: SeedContent
    readonly credentials: SeededDirectory
    readonly region: string
  }
}

/** Reads the options. Throws a `SandboxError` `invalid_setting`, and an `UnknownBehaviourError` for a profile that does not exist. */
export function readTenant(options: TenantOptions, region: string): TenantSettings {
  const { users = 0, randomSeed = 1, profile = 'current', clock } = options
  if (clock !== undefined && Number.isNaN(Date.parse(clock)))
    throw new SandboxError(
      'invalid_setting',
      `clock ${JSON.stringify(clock)} is no instant.`,
      'Write one of ISO 8601, like 2026-01-31T09:00:00Z.',
    )
  // Throws for an unknown one now, and not in the first request.
  parseProfile(profile)
  const { environmentId, clientId, clientSecret } = options
  // Ids of its schemas are derived from it.
  if (environmentId !== undefined && !z.uuid().safeParse(environmentId).success)
    throw new SandboxError(
      'invalid_setting',
      `environmentId ${JSON.stringify(environmentId)} is no UUID.`,
      'Leave it out, or write one like 11111111-2222-4333-8444-555555555555.',
    )
  const seed = {
    ...{ randomSeed, users, region },
    content: readSeed(options.seed ?? {}),
    credentials: {
      ...(environmentId !== undefined && { environmentId }),
      ...(clientId !== undefined && { clientId }),
      ...(clientSecret !== undefined && { clientSecret }),
    },
  }
  const credentials = rehearse(seed)
  return { profile, clock, credentials, seed: { ...seed, credentials } }
}

function readSeed(seed: object): SeedContent {
  const result = seedContent.safeParse(seed)
  if (result.success) return result.data
  const [issue] = result.error.issues
  throw new SandboxError(
    'invalid_setting',
    `seed.${issue?.path.join('.')}: ${issue?.message}.`,
    hint,
  )
}

function rehearse(seed: Parameters<typeof rehearseSeed>[0]): SeededDirectory {
  try {
    return rehearseSeed(seed)
  } catch (error) {
    if (!(error instanceof ConstraintError)) throw error
    throw new SandboxError('invalid_setting', `seed: ${error.message}`, hint)
  }
}

const hint =
  'A seed has populations, groups and users; users name their population and groups by name.'

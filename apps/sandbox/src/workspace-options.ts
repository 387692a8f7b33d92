import { allTolerances, noTolerances, type Tolerances } from '@pingone-sandbox/scim'
import type { Layout } from '@pingone-sandbox/scim-server'
import type { WorkspaceOptions } from '@pingone-sandbox/workspace'
import { parseDirectories } from './config/named-directory.ts'
import { readSchemaFile } from './config/schema-file.ts'
import { readSeedFile } from './config/seed-file.ts'
import type { Settings } from './config/settings.ts'

/** Reads what the store of the reference server must hold. Throws a `SandboxError` for a schema file that is wrong. */
export async function readLayout({
  scimSchemas,
  scimDirectory,
  scimUniqueGroupNames,
}: Settings): Promise<Layout> {
  return {
    resourceTypes: scimSchemas === undefined ? undefined : await readSchemaFile(scimSchemas),
    directories: parseDirectories(scimDirectory)?.map(({ name }) => name),
    uniqueGroupNames: scimUniqueGroupNames,
  }
}

/** Reads what the settings say of the tenant. Throws a `SandboxError` for a seed file that is wrong. */
export async function tenantOptions(settings: Settings): Promise<WorkspaceOptions['tenant']> {
  const { journalDays } = settings
  return {
    profile: settings.profile,
    blastRadius: settings.confirmAbove,
    retention: {
      entries: settings.journalEntries,
      ...(journalDays > 0 && { ageMs: journalDays * 86_400_000 }),
    },
    seed: {
      randomSeed: settings.randomSeed,
      users: settings.users,
      ...(settings.seed !== undefined && { content: await readSeedFile(settings.seed) }),
    },
  }
}

/** Reads what the settings say of the reference server. `tokenOf` gives the token of a directory that has none in the settings. */
export function serverOptions(
  settings: Settings,
  { resourceTypes }: Layout,
  tokenOf: (directory?: string) => string,
): WorkspaceOptions['server'] {
  const directories = parseDirectories(settings.scimDirectory) ?? []
  return {
    token: settings.scimToken ?? tokenOf(),
    directories: directories.map(({ name, token }) => ({ name, token: token ?? tokenOf(name) })),
    resourceTypes,
    features: Object.fromEntries(settings.scimDisable.map((feature) => [feature, false])),
    tolerances: tolerancesWithout(settings.scimStrict),
    me: settings.scimMe,
    unknownMembers: settings.scimUnknownMembers,
    misbehaviours: settings.misbehaviour,
  }
}

function tolerancesWithout(strict: readonly string[]): Tolerances {
  if (strict.includes('all')) return noTolerances
  return { ...allTolerances, ...Object.fromEntries(strict.map((id) => [id, false])) }
}

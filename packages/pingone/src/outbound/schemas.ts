import { URN } from '@pingone-sandbox/scim'
import type { ScimConfiguration } from '@pingone-sandbox/contract'
import { asObject } from './member.ts'
import type { BehaviourChoices } from './profile.ts'

type Json = Readonly<Record<string, unknown>>

const core11 = 'urn:scim:schemas:core:1.0'
const enterprise11 = 'urn:scim:schemas:extension:enterprise:1.0'

/** Names the schemas of a resource: the core one, those it named already, and each extension that it carries. */
export type NameSchemas = (core: typeof URN.user | typeof URN.group, resource: Json) => Json

/**
 * Chooses how resources name their schemas: as SCIM 2.0 has it, or as SCIM 1.1 does, where the enterprise extension has a URN of its
 * own as well and a manager is a `managerId`.
 *
 * @see {@link http://www.simplecloud.info/specs/draft-scim-core-schema-01.html SCIM 1.1 core schema §5}
 */
export function schemasOf(
  { SCIM_VERSION }: Pick<ScimConfiguration, 'SCIM_VERSION'>,
  choices: Pick<BehaviourChoices, 'schemaUrns'>,
): NameSchemas {
  if (SCIM_VERSION === '1.1')
    return (_, resource) => named(core11, ofVersion({ SCIM_VERSION }, resource))
  if (choices.schemaUrns === 'of-1.1') return (_, resource) => named(core11, resource)
  return named
}

/** Spells what is mapped as the version of the target does: in SCIM 1.1 the enterprise extension has another URN. */
export const ofVersion = (
  { SCIM_VERSION }: Pick<ScimConfiguration, 'SCIM_VERSION'>,
  resource: Json,
): Json => (SCIM_VERSION === '1.1' ? asVersion11(resource) : resource)

function named(core: string, resource: Json): Json {
  const { schemas, ...rest } = resource
  const extensions = Object.keys(rest).filter((name) => name.startsWith('urn:'))
  const known: readonly unknown[] = Array.isArray(schemas) ? schemas : []
  const further = known.filter((name) => !isOfOtherVersion(name, core))
  return { schemas: [...new Set([core, ...further, ...extensions])], ...rest }
}

/** A request that names the core schema of 1.1 does not repeat that of 2.0, even when the target did. */
const isOfOtherVersion = (name: unknown, core: string) =>
  core === core11 && (name === URN.user || name === URN.group)

function asVersion11(resource: Json): Json {
  const { [URN.enterpriseUser]: enterprise, ...rest } = resource
  if (typeof enterprise !== 'object' || enterprise === null) return resource
  const { manager, ...attributes } = enterprise as Json
  const managerId = (manager as { readonly value?: unknown } | undefined)?.value
  return {
    ...rest,
    [enterprise11]: {
      ...asObject(rest[enterprise11]),
      ...attributes,
      ...(managerId !== undefined && { manager: { managerId } }),
    },
  }
}

import type { ResourceTypeDefinition } from '@pingone-sandbox/scim'
import type { DirectoryReader } from '../directory/reader.ts'
import type { SourceUser } from '../directory/source-user.ts'
import { emptied, equip, type ActiveRule } from './active-rule.ts'
import type { RemovedRuleRecord, Snapshot } from './configuration/records.ts'
import type { Link, Links } from './links.ts'
import { scopeOf } from './scope.ts'

/** A user whom a change of the configuration would take away from a target. */
export interface Leaver {
  readonly rule: { readonly id: string; readonly name: string }
  readonly user: { readonly id: string; readonly name: string }
  readonly action: 'Disable' | 'Delete'
}

export interface BlastRadiusOptions {
  readonly before: Snapshot | undefined
  readonly after: Snapshot
  /** Deleted rules that wait for the revision. */
  readonly removed: readonly RemovedRuleRecord[]
  readonly directory: Pick<DirectoryReader, 'user'>
  readonly links: Pick<Links, 'ofRule' | 'ofSubject'>
  readonly sourceUserType: ResourceTypeDefinition
}

/**
 * Finds the users whom a new revision would disable or delete at a target.
 *
 * Only rules whose user filter changed, or that were deleted with deprovisioning, can take anybody away. Whoever another rule holds
 * at the same target stays.
 */
export async function findLeavers(options: BlastRadiusOptions): Promise<readonly Leaver[]> {
  const { before, after, removed } = options
  const narrowed = after.rules.filter((rule) => {
    const previous = before?.rules.find(({ id }) => id === rule.id)
    return rule.active && previous && previous.populationExpression !== rule.populationExpression
  })
  const deleted = removed.filter(({ deprovision }) => deprovision).map(({ rule }) => rule)
  const leavers: Leaver[] = []
  for (const rule of narrowed) {
    const active = equip(rule, after)
    if (active) leavers.push(...(await leaversOf(active, options)))
  }
  for (const rule of deleted) {
    const active = equip(rule, after)
    if (active) leavers.push(...(await leaversOf(emptied(active), options)))
  }
  return leavers
}

async function leaversOf(
  active: ActiveRule,
  options: BlastRadiusOptions,
): Promise<readonly Leaver[]> {
  const { rule, configuration } = active
  const { REMOVE_ACTION: action = 'Disable', DISABLE_USERS: mayDisable = true } = configuration
  if (configuration.DEPROVISION_USERS === false || (action === 'Disable' && !mayDisable)) return []
  const leavers: Leaver[] = []
  for await (const page of options.links.ofRule(rule.id, 'user'))
    for (const link of page) {
      const isThere = link.targetId !== undefined && (action === 'Delete' || link.active)
      if (!link.inScope || !isThere) continue
      const user = await options.directory.user(rule.environmentId, link.subjectId)
      if (staysInScope(active, user, options) || (await isHeld(link, options))) continue
      leavers.push({
        rule: { id: rule.id, name: rule.name },
        user: { id: link.subjectId, name: link.name },
        action,
      })
    }
  return leavers
}

const staysInScope = (
  { rule }: ActiveRule,
  user: SourceUser | undefined,
  { sourceUserType }: BlastRadiusOptions,
): boolean => scopeOf(rule.populationExpression, user, sourceUserType).inScope

async function isHeld(link: Link, { links }: BlastRadiusOptions): Promise<boolean> {
  return (await links.ofSubject(link.subjectId)).some(
    (other) =>
      other.ruleId !== link.ruleId &&
      other.connectionId === link.connectionId &&
      other.inScope &&
      other.targetId !== undefined,
  )
}

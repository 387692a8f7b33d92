import {
  type CompiledRule,
  compileRemovedRule,
  usableRule,
  withEmptyScope,
} from './compiled-rule.ts'
import type { ResourceTypeDefinition } from '@pingone-sandbox/scim'
import type { DirectoryReader } from '../directory/reader.ts'
import { yieldToEventLoop } from '../concurrency/event-loop.ts'
import type { BehaviourChoices } from '../outbound/profile.ts'
import type { RemovedRuleRecord, Snapshot } from '../configuration/records.ts'
import type { Link } from '../links/link.ts'
import type { Links } from '../links/links.ts'
import { resyncsOf, rulesWithOtherActions } from '../configuration/resync.ts'
import { decideUser } from './user-decision.ts'

/** A user that a change of the configuration would disable or delete at a target. */
export interface AffectedUser {
  readonly rule: { readonly id: string; readonly name: string }
  readonly user: { readonly id: string; readonly name: string }
  readonly action: 'Disable' | 'Delete'
}

export interface BlastRadiusOptions {
  readonly before: Snapshot | undefined
  readonly after: Snapshot
  /** Rules that were deleted since the last revision. */
  readonly removed: readonly RemovedRuleRecord[]
  readonly directory: Pick<DirectoryReader, 'among'>
  readonly links: Pick<Links, 'ofRule' | 'ofTarget'>
  readonly sourceUserType: ResourceTypeDefinition
  readonly choices: Pick<BehaviourChoices, 'provisionDisabledUsers'>
}

/**
 * Finds the users that a new revision would disable or delete at a target; each account is listed once.
 *
 * Examines each rule that the revision syncs in full, that was deleted with deprovisioning, or whose action switches changed: the
 * next sync of a user does what these allow. A user that another rule provisions to the same target is not affected.
 */
export async function findAffectedUsers(
  options: BlastRadiusOptions,
): Promise<readonly AffectedUser[]> {
  const candidates: Candidate[] = []
  for (const active of concerned(options))
    for await (const candidate of candidatesOf(active, options)) candidates.push(candidate)
  const leaving = new Set(candidates.filter(({ outside }) => outside).map(({ link }) => link.id))
  const accounts = new Set<string>()
  const affected: AffectedUser[] = []
  for (const { link, effect, outside } of candidates) {
    const account = `${link.connectionId} ${link.targetId ?? link.id}`
    if (accounts.has(account)) continue
    if (outside && (await isKeptElsewhere(link, leaving, options))) continue
    accounts.add(account)
    affected.push(effect)
  }
  return affected
}

interface Candidate {
  readonly link: Link
  readonly effect: AffectedUser
  /** The user is out of scope; otherwise the user is disabled. */
  readonly outside: boolean
}

function concerned({ before, after, removed }: BlastRadiusOptions): readonly CompiledRule[] {
  const ids = new Set([
    ...resyncsOf(before, after).map(({ id }) => id),
    ...rulesWithOtherActions(before, after),
  ])
  const kept = after.rules.filter(({ id }) => ids.has(id)).map((rule) => usableRule(rule, after))
  const deleted = removed
    .filter(({ deprovision }) => deprovision)
    .map((rule) => compileRemovedRule(rule, after))
    .map((active) => active && withEmptyScope(active))
  return [...kept, ...deleted].filter((active) => active !== undefined)
}

async function* candidatesOf(
  active: CompiledRule,
  { directory, links, sourceUserType, choices }: BlastRadiusOptions,
): AsyncGenerator<Candidate> {
  const { rule, endpoints } = active
  for await (const page of links.ofRule(rule.id, 'user')) {
    const ids = page.map(({ subjectId }) => subjectId)
    const users = await directory.among(rule.environmentId, ids)
    for (const link of page) {
      // Uncertain accounts are not counted.
      if (link.targetId === undefined || link.endpoint !== endpoints.users) continue
      await yieldToEventLoop()
      const user = users.get(link.subjectId)
      const { plan, scope } = decideUser(active, { user, link, sourceUserType, choices })
      const action = actionOf(plan)
      if (!action) continue
      yield {
        link,
        effect: {
          rule: { id: rule.id, name: rule.name },
          user: { id: link.subjectId, name: link.name },
          action,
        },
        outside: !scope.inScope,
      }
    }
  }
}

function actionOf(plan: ReturnType<typeof decideUser>['plan']): AffectedUser['action'] | undefined {
  if (plan.kind === 'deprovision') return plan.remove
  return plan.kind === 'update' && plan.disable ? 'Disable' : undefined
}

/** Tells whether a link that remains still needs the account. */
async function isKeptElsewhere(
  link: Link,
  leaving: ReadonlySet<string>,
  { links }: BlastRadiusOptions,
): Promise<boolean> {
  return (await links.ofTarget(link.connectionId, link.targetId ?? '')).some(
    (other) =>
      other.id !== link.id &&
      other.inScope &&
      other.endpoint === link.endpoint &&
      !leaving.has(other.id),
  )
}

import type { ConditionVerdict, FailureCause, Remark, Subject } from '@pingone-sandbox/contract'

/** The sync status of a subject; `none` for a user who is out of scope and has no account at the target. */
export type LinkStatus = 'success' | 'unsynced' | 'partial' | 'failed' | 'none'

/** The provisioning state of one user or group under one rule. */
export type Link = {
  readonly id: string
  readonly environmentId: string
  readonly ruleId: string
  readonly connectionId: string
  readonly subjectType: 'user' | 'group'
  readonly subjectId: string
  /** The name when it was last synced, for a subject that is gone. */
  readonly name: string
  /** The id at the target, once known. */
  readonly targetId?: string
  /** The endpoint that assigned the id; the id is not valid at another one. */
  readonly endpoint?: string
  readonly inScope: boolean
  /** Why: each condition of the rule with the value that it compared. */
  readonly conditions: readonly ConditionVerdict[]
  /** The value of `active` that was sent last. */
  readonly active: boolean
  /** The attributes that were last sent, as text; empty when there are none. */
  readonly lastSent: string
  /** The members of a group at its last successful sync: source ids with ids at the target. */
  readonly roster?: readonly (readonly [string, string])[]
  /** The target ids of the members that were put into a group. */
  readonly members?: readonly string[]
  readonly status: LinkStatus
  readonly details?: string
  /** Why it failed. */
  readonly cause?: FailureCause
  /** The HTTP status of the answer that made it fail, if there was one. */
  readonly failureStatus?: number
  /** The uncertain members of a group: it is not known whether the target has them. */
  readonly uncertainMembers?: readonly string[]
  /**
   * Set before requests are sent and cleared after their answers, so it stays when the process ends or an answer is lost. These are
   * the identifiers of the user, or the names of the group, by which a lookup finds what the target may have stored.
   */
  readonly pendingIdentifiers?: readonly string[]
  /** Deferred: a request was not sent, since the circuit was open. The subject is synced when the circuit closes. */
  readonly deferred?: true
  /** The change in which it failed. */
  readonly failedIn?: string
  /** How many attempts were made before the circuit opened. */
  readonly attempts?: number
  /** A Full Resync could not read the subject at the target; its next sync reads it. */
  readonly unread?: true
  /** The differences between what was sent and the last answers. */
  readonly remarks?: readonly Remark[]
  /** False until a read or a search has answered the created resource. */
  readonly readBack?: boolean
  readonly lastSyncAt: string
}

/** How many links of a rule have each status, in scope and out of scope. */
export type LinkCounts = Readonly<
  Record<Link['subjectType'], Readonly<Record<'in' | 'out', Readonly<Record<LinkStatus, number>>>>>
>

export const linkId = (ruleId: string, subjectId: string): string => `${ruleId}:${subjectId}`

/** The identifiers under which the target may have a user while one is being provisioned. */
export function identifiersToTry(
  link: Pick<Link, 'pendingIdentifiers'> | undefined,
  identifier: string | undefined,
): readonly string[] {
  return [
    ...new Set([
      ...(link?.pendingIdentifiers ?? []),
      ...(identifier === undefined ? [] : [identifier]),
    ]),
  ]
}

/** The members of a link that depend only on the rule and the subject. */
export function linkHead(
  { rule, connection }: LinkingRule,
  { type, id, name }: Omit<Subject, 'type'> & { readonly type: Link['subjectType'] },
) {
  return {
    id: linkId(rule.id, id),
    environmentId: rule.environmentId,
    ruleId: rule.id,
    connectionId: connection.id,
    subjectType: type,
    subjectId: id,
    name,
  } as const
}

interface LinkingRule {
  readonly rule: { readonly id: string; readonly environmentId: string }
  readonly connection: { readonly id: string }
}

import type { Filter } from '@pingone-sandbox/scim'
import type { Store } from '@pingone-sandbox/store'
import { all, equals } from '../directory/criteria.ts'

export type LinkStatus = 'success' | 'unsynced' | 'partial' | 'failed'

/** What provisioning knows of one user or group under one rule. */
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
  readonly inScope: boolean
  /** What the target was last told: whether the user is active. */
  readonly active: boolean
  /** What the target was last told, in a form that can be compared. */
  readonly told: string
  /** The target ids of the members that were put into a group. */
  readonly members?: readonly string[]
  readonly status: LinkStatus
  readonly details?: string
  readonly lastSyncAt: string
}

/** The links, by rule and subject. */
export interface Links {
  get(ruleId: string, subjectId: string): Promise<Link | undefined>
  ofRule(ruleId: string, subjectType?: Link['subjectType']): Promise<Link[]>
  ofSubject(subjectId: string): Promise<Link[]>
  put(link: Link): Promise<void>
  remove(link: Link): Promise<void>
}

export function createLinks(store: Store): Links {
  const find = async (filter: Filter): Promise<Link[]> =>
    (await store.find<Link>('links', { filter })).items.map(({ document }) => document)

  return {
    get: async (ruleId, subjectId) =>
      (await store.get<Link>('links', linkId(ruleId, subjectId)))?.document,
    ofRule: (ruleId, subjectType) =>
      find(all(equals('ruleId', ruleId), subjectType && equals('subjectType', subjectType))),
    ofSubject: (subjectId) => find(equals('subjectId', subjectId)),
    put: async (link) => {
      await store.commit([{ kind: 'put', collection: 'links', document: link }])
    },
    remove: async (link) => {
      await store.commit([{ kind: 'delete', collection: 'links', id: link.id }])
    },
  }
}

export const linkId = (ruleId: string, subjectId: string): string => `${ruleId}:${subjectId}`

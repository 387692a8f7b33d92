import type {
  ConnectionTest,
  Mapping,
  Plan,
  PropagationStore,
  Revision,
  Rule,
} from '@pingone-sandbox/contract'

// The documents of provisioning as the store keeps them: the wire shapes without links, and with secrets.

type Kept<Resource> = Omit<
  Resource,
  'environment' | '_links' | 'syncStatus' | 'createdAt' | 'updatedAt'
> & {
  readonly id: string
  readonly environmentId: string
  readonly createdAt: string
  readonly updatedAt: string
}

export type PlanRecord = Kept<Plan> & {
  /** It is active, or has been. */
  readonly started?: boolean
}
export type ConnectionRecord = Kept<PropagationStore> & {
  /** What *Test Connection* last said of this configuration. */
  readonly connectionTest?: ConnectionTest
}
export type RuleRecord = Kept<Rule>
export type MappingRecord = Kept<Mapping> & { readonly ruleId: string }

/** The tombstone of a deleted rule, whose links end with the next revision. */
export type RemovedRuleRecord = {
  readonly id: string
  readonly environmentId: string
  readonly rule: RuleRecord
  readonly deprovision: boolean
  /** The connection of the rule, in case it is deleted or changed before the users are deprovisioned. */
  readonly connection?: ConnectionRecord
}

/** The configuration that the sync uses: a copy made when the revision was created. */
export interface Snapshot {
  /** Absent in revisions of earlier versions, when no plan stopped anything. */
  readonly plans?: readonly PlanRecord[]
  readonly stores: readonly ConnectionRecord[]
  readonly rules: readonly RuleRecord[]
  readonly mappings: readonly MappingRecord[]
}

export type RevisionRecord = Omit<Kept<Revision>, 'updatedAt'> & {
  /** Counts the revisions of the environment, from 1. */
  readonly number: number
  readonly snapshot: Snapshot
}

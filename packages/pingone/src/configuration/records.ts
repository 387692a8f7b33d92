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

/** A rule that was deleted and whose users wait for the next revision to be let go of. */
export type RemovedRuleRecord = {
  readonly id: string
  readonly environmentId: string
  readonly rule: RuleRecord
  readonly deprovision: boolean
  /** Over which its users were provisioned, should it be deleted or moved before they are deprovisioned. */
  readonly connection?: ConnectionRecord
}

/** The configuration as the sync works by it: what was in force when the revision was made. */
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

import type { ConfigurationOptions } from './options.ts'
import { createRepository } from '../records/repository.ts'
import { withUserFilter } from '@pingone-sandbox/contract'
import { equals } from '../records/criteria.ts'
import type { Write } from '@pingone-sandbox/store'
import { withStartedPlans } from './plan-status.ts'
import { isEnabledAgain, resyncsOf } from './resync.ts'
import type {
  ConnectionRecord,
  MappingRecord,
  PlanRecord,
  RevisionRecord,
  RuleRecord,
  Snapshot,
} from './records.ts'
import { summarizeRevision } from './revision-summary.ts'

/** Revisions: each makes the saved configuration the active one. */
export type Revisions = ReturnType<typeof createRevisions>

export function createRevisions(options: ConfigurationOptions) {
  const { store, changes, clock, newId } = options
  const kept = createRepository<RevisionRecord>(options, 'revisions', 'Revision')

  // The sync asks for each user; the answer changes with a revision only.
  const known = new Map<string, RevisionRecord>()

  async function latest(environmentId: string): Promise<RevisionRecord | undefined> {
    const remembered = known.get(environmentId)
    if (remembered) return remembered
    const page = await store.find<RevisionRecord>('revisions', {
      filter: equals('environmentId', environmentId),
      sortBy: 'number',
      sortOrder: 'descending',
      count: 1,
    })
    const [newest] = page.items
    if (newest) known.set(environmentId, newest.document)
    return newest?.document
  }

  async function pending(environmentId: string): Promise<Snapshot> {
    return withStartedPlans({
      plans: await createRepository<PlanRecord>(options, 'plans', 'Plan').list(environmentId),
      stores: await createRepository<ConnectionRecord>(options, 'propagationStores', 'Store').list(
        environmentId,
      ),
      rules: (await createRepository<RuleRecord>(options, 'rules', 'Rule').list(environmentId)).map(
        withUserFilter,
      ),
      mappings: await createRepository<MappingRecord>(options, 'mappings', 'Mapping').list(
        environmentId,
      ),
    })
  }

  /** The plans that become active with a revision. */
  async function startedPlans(
    environmentId: string,
    { plans = [] }: Snapshot,
  ): Promise<readonly Write[]> {
    const started = new Set(plans.filter((plan) => plan.started === true).map(({ id }) => id))
    const saved = await createRepository<PlanRecord>(options, 'plans', 'Plan').list(environmentId)
    return saved
      .filter((plan) => started.has(plan.id) && plan.started !== true)
      .map((plan) => ({
        kind: 'put',
        collection: 'plans',
        // As it is by now: it may have been renamed since the snapshot.
        document: { ...plan, status: 'ACTIVE', started: true, updatedAt: clock().toISOString() },
      }))
  }

  return {
    latest,
    /** The saved configuration, which the next revision would activate. */
    pending,
    get: kept.get,
    /** Activates a configuration, and queues a resync of the rules that need one. */
    async create(
      environmentId: string,
      { createdBy, snapshot }: { readonly createdBy: string; readonly snapshot: Snapshot },
    ): Promise<RevisionRecord> {
      const previous = await latest(environmentId)
      const number = (previous?.number ?? 0) + 1
      const revision: RevisionRecord = {
        id: newId(),
        environmentId,
        number,
        createdAt: clock().toISOString(),
        createdBy,
        ...(previous && { previousRevision: { id: previous.id } }),
        snapshot,
      }
      const resyncs = resyncsOf(previous?.snapshot, snapshot)
      await changes.commit(
        {
          environmentId,
          action: 'PROVISIONING_REVISION.CREATED',
          subject: { type: 'revision', id: revision.id, name: `Revision ${number}` },
          summary: summarizeRevision(previous?.snapshot, snapshot, resyncs),
          userIds: [],
          groupIds: [],
          ruleIds: resyncs.map(({ id }) => id),
          readRuleIds: resyncs
            .filter((rule) => isEnabledAgain(rule, previous?.snapshot, snapshot))
            .map(({ id }) => id),
          releases: true,
        },
        [
          { kind: 'put', collection: 'revisions', document: revision },
          ...(await startedPlans(environmentId, snapshot)),
        ],
        // The sync is notified next and must find the new revision.
        () => known.set(environmentId, revision),
      )
      return revision
    },
    /** Clears its cache, after its store was cleared. */
    restart: () => known.clear(),
  }
}

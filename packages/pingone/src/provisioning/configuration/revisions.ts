import { keep, type ConfigurationOptions } from './record-keeping.ts'
import type {
  ConnectionRecord,
  MappingRecord,
  RevisionRecord,
  RuleRecord,
  Snapshot,
} from './records.ts'

/** Revisions: what puts the configuration into force. */
export type Revisions = ReturnType<typeof createRevisions>

export function createRevisions(options: ConfigurationOptions) {
  const { store, changes, clock, newId } = options
  const kept = keep<RevisionRecord>(options, 'revisions', 'Revision')

  async function latest(environmentId: string): Promise<RevisionRecord | undefined> {
    const revisions = await kept.list(environmentId)
    return revisions.sort((one, other) => other.number - one.number)[0]
  }

  async function snapshot(environmentId: string): Promise<Snapshot> {
    return {
      stores: await keep<ConnectionRecord>(options, 'propagationStores', 'Store').list(
        environmentId,
      ),
      rules: await keep<RuleRecord>(options, 'rules', 'Rule').list(environmentId),
      mappings: await keep<MappingRecord>(options, 'mappings', 'Mapping').list(environmentId),
    }
  }

  return {
    latest,
    get: kept.get,
    /** Puts the configuration as it stands into force and queues a resync of its rules. */
    async create(environmentId: string, createdBy: string): Promise<RevisionRecord> {
      const previous = await latest(environmentId)
      const number = (previous?.number ?? 0) + 1
      const revision: RevisionRecord = {
        id: newId(),
        environmentId,
        number,
        createdAt: clock().toISOString(),
        createdBy,
        ...(previous && { previousRevision: { id: previous.id } }),
        snapshot: await snapshot(environmentId),
      }
      const change = changes.write({
        environmentId,
        action: 'PROVISIONING_REVISION.CREATED',
        subject: { type: 'revision', id: revision.id, name: `Revision ${number}` },
        summary: `Revision ${number} of the provisioning configuration takes effect`,
        userIds: [],
        groupIds: [],
        ruleIds: revision.snapshot.rules.map((rule) => rule.id),
      })
      await store.commit([{ kind: 'put', collection: 'revisions', document: revision }, change])
      changes.committed()
      return revision
    },
  }
}

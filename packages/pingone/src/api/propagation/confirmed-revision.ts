import type { Store } from '@pingone-sandbox/store'
import { equals } from '../../directory/criteria.ts'
import type { DirectoryReader } from '../../directory/reader.ts'
import { findLeavers, type BlastRadiusOptions } from '../../provisioning/blast-radius.ts'
import type { RemovedRuleRecord } from '../../provisioning/configuration/records.ts'
import type { Revisions } from '../../provisioning/configuration/revisions.ts'
import { blastRadiusError } from './blast-radius-error.ts'
import type { PropagationOptions } from './routes.ts'

export interface ReviseOptions extends Pick<BlastRadiusOptions, 'links'> {
  readonly store: Store
  readonly revisions: Revisions
  readonly directory: Pick<DirectoryReader, 'user' | 'userType'>
  /** How many users a revision may take away unconfirmed. */
  readonly limit: number
}

/** Makes revisions, each of which asks for confirmation when it would take too many users away from their targets. */
export function createRevise({
  store,
  revisions,
  directory,
  links,
  limit,
}: ReviseOptions): PropagationOptions['revise'] {
  return async (environmentId, { createdBy, confirmed }) => {
    const removed = await store.find<RemovedRuleRecord>('removedRules', {
      filter: equals('environmentId', environmentId),
    })
    const leavers = await findLeavers({
      before: (await revisions.latest(environmentId))?.snapshot,
      after: await revisions.pending(environmentId),
      removed: removed.items.map(({ document }) => document),
      directory,
      links,
      sourceUserType: await directory.userType(environmentId),
    })
    if (leavers.length > limit && confirmed !== leavers.length) throw blastRadiusError(leavers)
    return revisions.create(environmentId, createdBy)
  }
}

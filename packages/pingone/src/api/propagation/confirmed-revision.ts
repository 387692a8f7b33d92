import type { ConfigurationReader } from '../../configuration/reader.ts'
import { createSemaphore } from '../../concurrency/semaphore.ts'
import type { DirectoryReader } from '../../directory/reader.ts'
import { findAffectedUsers, type BlastRadiusOptions } from '../../decide/blast-radius.ts'
import type { RevisionRecord } from '../../configuration/records.ts'
import type { Revisions } from '../../configuration/revisions.ts'
import { blastRadiusError } from './blast-radius-error.ts'
import type { PropagationOptions } from './options.ts'

export interface ReviseOptions extends Pick<BlastRadiusOptions, 'links'> {
  readonly configuration: Pick<ConfigurationReader, 'removedRules'>
  readonly revisions: Revisions
  readonly directory: Pick<DirectoryReader, 'among' | 'userType'>
  readonly choices: () => BlastRadiusOptions['choices']
  /** How many users a revision may deprovision unconfirmed. */
  readonly limit: number
}

/**
 * Creates the function that makes revisions, one after another. It throws a `PingOneError` when a revision would deprovision more users
 * than the limit, and was not confirmed with their number.
 */
export function createRevise({
  configuration,
  revisions,
  directory,
  links,
  choices,
  limit,
}: ReviseOptions): PropagationOptions['revise'] {
  // One after the other: each is numbered after the one before, and takes effect as it was examined.
  const revising = createSemaphore(1)

  return (environmentId, revision) => revising.run(() => revise(environmentId, revision))

  async function revise(
    environmentId: string,
    { createdBy, confirmed }: Parameters<PropagationOptions['revise']>[1],
  ): Promise<RevisionRecord> {
    const snapshot = await revisions.pending(environmentId)
    const affected = await findAffectedUsers({
      before: (await revisions.latest(environmentId))?.snapshot,
      after: snapshot,
      removed: await configuration.removedRules(environmentId),
      directory,
      links,
      choices: choices(),
      sourceUserType: await directory.userType(environmentId),
    })
    if (affected.length > limit && confirmed !== affected.length) throw blastRadiusError(affected)
    return revisions.create(environmentId, { createdBy, snapshot })
  }
}

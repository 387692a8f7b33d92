import type { CompiledRule } from '../decide/compiled-rule.ts'
import { createMasker } from '../secrecy/masker.ts'
import { linkHead, type Link } from '../links/link.ts'
import type { SyncContext } from './sync-context.ts'

/** The user or group whose sync a defect of the sandbox ended. */
export interface DefectiveTask {
  readonly type: Link['subjectType']
  readonly id: string
  readonly error: unknown
}

/** Formats the message of a defect from its error; secrets in the text are masked by their names. */
export const describeDefect = (error: unknown): string =>
  byName.text(
    `The sandbox made a mistake: ${error instanceof Error ? error.message : String(error)}`,
  )

const byName = createMasker()

/**
 * Records that a defect of the sandbox ended the sync of a user or group: the subject is Failed, is counted, and is synced again by
 * its next change or a Full Resync, like after any other failure. A subject without a link that no longer exists is not recorded.
 */
export async function recordDefect(
  { changeId, clock, directory, journal, links }: SyncContext,
  active: CompiledRule,
  { type, id, error }: DefectiveTask,
): Promise<void> {
  const { rule } = active
  const known = await links.get(rule.id, id)
  const name = known?.name ?? (await nameOf())
  if (name === undefined) return
  const summary = describeDefect(error)
  const head: Link = known ?? {
    ...linkHead(active, { type, id, name }),
    ...{
      inScope: true,
      conditions: [],
      active: false,
      lastSent: '',
      status: 'none',
      lastSyncAt: '',
    },
  }
  const { failureStatus: _, ...earlier } = head
  const link: Link = {
    ...earlier,
    ...{ status: 'failed', details: summary, cause: 'defect', lastSyncAt: clock().toISOString() },
  }
  await journal.append(
    {
      type: 'outcome',
      changeId,
      rule: { id: rule.id, name: rule.name },
      subject: { type, id, name },
      status: 'failed',
      cause: 'defect',
      ...(link.targetId !== undefined && { targetId: link.targetId }),
      summary,
    },
    [links.put(link)],
  )

  /** Nothing when there is no such user or group. */
  async function nameOf(): Promise<string | undefined> {
    if (type === 'user') return (await directory.user(rule.environmentId, id))?.username
    return (await directory.group(rule.environmentId, id))?.name
  }
}

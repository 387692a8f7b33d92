import type { CompiledRule } from '../decide/compiled-rule.ts'
import type { SourceChange } from '../outbox/change.ts'
import { StoppedError } from '../time/pauses.ts'
import { describeDefect, recordDefect, type DefectiveTask } from './defect.ts'
import type { RetryingJournal } from './retrying.ts'
import type { SyncContext, TaskEnd } from './sync-context.ts'

export interface DefectGuardOptions {
  readonly journal: Pick<RetryingJournal, 'append'>
  readonly contextFor: (change: SourceChange) => Promise<SyncContext>
  /** Tells an end from outside from a defect. */
  readonly isStop: (error: unknown) => boolean
  readonly onDefect: (error: unknown, work: string) => void
}

/** Turns a defect of the sandbox into a failure that is kept, counted and shown. Both throw a `StoppedError` when stopped. */
export interface DefectGuard {
  /** A defect in the sync of one subject fails that subject; the others continue. */
  readonly guard: (
    change: SourceChange,
    active: CompiledRule,
    subject: Omit<DefectiveTask, 'error'>,
    run: (context: SyncContext) => Promise<TaskEnd>,
  ) => Promise<TaskEnd>
  /**
   * A defect in the work on a rule as a whole is the rule's own failure: which users are affected is not known. Returns the
   * message.
   */
  readonly giveUpRule: (
    change: SourceChange,
    active: CompiledRule,
    error: unknown,
  ) => Promise<string>
}

export function createDefectGuard(options: DefectGuardOptions): DefectGuard {
  const { journal, contextFor, isStop, onDefect } = options
  return {
    async guard(change, active, subject, run) {
      const context = await contextFor(change)
      try {
        return await run(context)
      } catch (error) {
        if (isStop(error)) throw new StoppedError()
        onDefect(error, `"${change.summary}"`)
        await recordDefect(context, active, { ...subject, error })
        return 'failed'
      }
    },

    async giveUpRule(change, { rule: { id, name } }, error) {
      if (isStop(error)) throw new StoppedError()
      onDefect(error, `the rule ${name}`)
      const summary = describeDefect(error)
      await journal.append({
        type: 'outcome',
        changeId: change.id,
        rule: { id, name },
        subject: { type: 'rule', id, name },
        status: 'failed',
        cause: 'defect',
        summary,
      })
      return summary
    },
  }
}

import type { SubjectStory } from '@pingone-sandbox/contract'
import type { Administrator } from '../administrator.ts'
import type { SandboxControl } from '../sandbox-control.ts'
import { ActionError, withClearErrors } from './action-error.ts'
import { type ConnectAction, createConnectAction } from './connect-action.ts'
import { createGroupActions, type GroupActions } from './group-actions.ts'
import { findSubject, type SubjectReference } from './subject-reference.ts'
import { createUserActions, type UserActions } from './user-actions.ts'

/** The clients of the two APIs of one sandbox. */
export interface ActionClients {
  readonly administrator: Administrator
  readonly control: SandboxControl
}

/** What a test does with a sandbox, one call for each task. Every method throws an `ActionError`. */
export interface SandboxActions extends ActionClients {
  readonly connect: ConnectAction
  readonly users: UserActions
  readonly groups: GroupActions
  /** Resolves once no sync is queued or in progress. Throws `timed_out` after so many milliseconds, 30 000 unless given. */
  readonly waitForIdle: (timeout?: number) => Promise<void>
  /** Returns both sides to the seed: connections and rules are gone, too. */
  readonly reset: () => Promise<void>
  /** Returns everything that concerned a user or group, newest first; also of a user that was deleted. */
  readonly storyOf: (subject: SubjectReference) => Promise<SubjectStory>
}

/** Creates the actions of a sandbox over its two APIs. */
export function createSandboxActions({ administrator, control }: ActionClients): SandboxActions {
  const settle = () => settled(control)
  return {
    administrator,
    control,
    connect: createConnectAction(control),
    users: createUserActions(administrator, settle),
    groups: createGroupActions(administrator, settle),
    waitForIdle: withClearErrors((timeout?: number) => waitForIdle(control, timeout)),
    reset: withClearErrors(() => control.reset()),
    storyOf: withClearErrors(async (subject) =>
      control.subjectStory(await findSubject(administrator, control, subject)),
    ),
  }
}

/** The longest that a change waits for earlier ones, in milliseconds. */
const longestSettleMs = 30_000

/**
 * Waits until earlier changes are provisioned, so that the next one is provisioned by itself: a user who is created and disabled at
 * once would never be in scope. While the sandbox is paused, which ends no work, it does not wait.
 */
async function settled(control: SandboxControl): Promise<void> {
  const { isIdle } = await control.waitOnce(0)
  if (isIdle || (await control.pace()).mode === 'paused') return
  await control.waitForIdle(longestSettleMs)
}

/** Throws an `ActionError` `invalid_call` for a timeout that `setTimeout` takes for another one. */
function assertTimeout(timeout: number): void {
  if (Number.isFinite(timeout) && timeout >= 0) return
  throw new ActionError(
    'invalid_call',
    `waitForIdle takes milliseconds, such as 30_000; ${String(timeout)} is none.`,
  )
}

async function waitForIdle(control: SandboxControl, timeout = 30_000): Promise<void> {
  assertTimeout(timeout)
  if (await control.waitForIdle(timeout)) return
  const [{ queued, running }, { mode }] = [await control.waitOnce(0), await control.pace()]
  throw new ActionError(
    'timed_out',
    `The sync was still running after ${timeout} ms: ${queued} changes queued, ${running} in progress. ` +
      (mode === 'paused'
        ? "The sandbox is paused: await sandbox.control.setPace({ mode: 'running' }) continues."
        : 'Give it more time, or read the requests at /_sandbox/exchanges.'),
  )
}

import type { PlatformClient } from '@pingone-sandbox/client'
import type { SandboxInfo } from '@pingone-sandbox/contract'
import type { LessonFacts } from '../lessons/lesson.ts'

/** What a chore works with. */
export interface ChoreTools {
  readonly platform: PlatformClient
  readonly info: SandboxInfo
  readonly facts: LessonFacts
  /** The ids of the steps and parts that are done. */
  readonly doneIds: readonly string[]
}

/** Does the chore and returns a sentence that says what was done. Throws when it cannot be done, with the reason. */
export type DoChore = (tools: ChoreTools, value: string) => Promise<string>

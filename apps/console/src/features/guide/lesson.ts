import type { JournalEntry, PropagationStore, Rule } from '@pingone-sandbox/pingone/contract'

/** What a lesson looks at to see that a step was done. */
export interface LessonFacts {
  /** The path of the open page. */
  readonly path: string
  readonly connections: readonly PropagationStore[]
  readonly rules: readonly Rule[]
  /** The ids of those that are on. */
  readonly misbehaviours: readonly string[]
  /** The journal since the lesson began. */
  readonly journal: readonly JournalEntry[]
  /** What others than PingOne have sent to the target since then, newest first. */
  readonly sentByHand: readonly HandSent[]
}

export interface HandSent {
  readonly method: string
  readonly path: string
  readonly status: number
}

/** A page where a step is done. */
export type LessonPlace =
  | 'connections'
  | 'rules'
  | 'users'
  | 'groups'
  | 'faults'
  | 'target'
  | 'workbench'
  | 'activity'

export interface LessonStep {
  readonly title: string
  readonly hint: string
  readonly at: LessonPlace
  readonly isDone: (facts: LessonFacts) => boolean
}

/** Something to see for oneself, step by step; each step is looked at only once those before it are done. */
export interface Lesson {
  readonly id: string
  readonly title: string
  readonly about: string
  readonly steps: readonly LessonStep[]
}

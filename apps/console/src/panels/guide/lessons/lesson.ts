import type { JournalEntry, PropagationStore } from '@pingone-sandbox/contract'
import type { environmentPaths } from '../../../entities/environment/environment-paths.ts'
import type { RuleWithStanding } from '../../../entities/rule/rule-queries.ts'

/** What a lesson looks at to see that a step was done. */
export interface LessonFacts {
  /** The path of the open page. */
  readonly path: string
  /** Its tab, where it has tabs and another than the first is open. */
  readonly tab: string | null
  /** The step of the New Connection wizard, while it is open. */
  readonly wizardStep: string | null
  readonly connections: readonly PropagationStore[]
  readonly rules: readonly RuleWithStanding[]
  /** The ids of those that are on. */
  readonly misbehaviours: readonly string[]
  /** The journal since the lesson began. */
  readonly journal: readonly JournalEntry[]
  /** What others than PingOne have sent to the target since then, newest first. */
  readonly sentByHand: readonly HandSent[]
  /** The ids of the lessons that were taken. */
  readonly finishedLessons: readonly string[]
}

export interface HandSent {
  readonly method: string
  readonly path: string
  readonly status: number
}

type Paths = ReturnType<typeof environmentPaths>

interface PlaceLink {
  readonly label: string
  readonly to: string
}

/** Where a step is done; the one connection or rule there is comes opened. */
export type Place = (paths: Paths, facts: Pick<LessonFacts, 'connections' | 'rules'>) => PlaceLink

/** One of several things that a step asks for, in any order. */
export interface LessonPart {
  readonly title: string
  readonly isDone: (facts: LessonFacts) => boolean
}

export interface LessonStep {
  readonly title: string
  readonly hint: string
  /** Where it is done. */
  readonly at?: Place
  readonly parts?: readonly LessonPart[]
  /** Opening a page is all there is to do: the hint says what to look at there, and stays until the next step is done. */
  readonly isSight?: boolean
  readonly isDone: (facts: LessonFacts) => boolean
}

/** Something to see for oneself, step by step; each step is looked at only once those before it are done. */
export interface Lesson {
  readonly id: string
  readonly title: string
  readonly about: string
  readonly steps: readonly LessonStep[]
}

/** A step is done once each of its parts is. */
export const inParts = (
  parts: readonly LessonPart[],
): Required<Pick<LessonStep, 'parts' | 'isDone'>> => ({
  parts,
  isDone: (facts) => parts.every(({ isDone }) => isDone(facts)),
})

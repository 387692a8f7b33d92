import type { JournalEntry, LessonId, PropagationStore } from '@pingone-sandbox/contract'
import type { environmentPaths } from '../../../entities/environment/environment-paths.ts'
import type { RuleWithStatus } from '../../../entities/rule/rule-queries.ts'
import type { Chore } from './chore.ts'

/** The facts that decide whether a step is done. */
export interface LessonFacts {
  /** The path of the open page. */
  readonly path: string
  /** Its tab, where it has tabs and another than the first is open. */
  readonly tab: string | null
  /** The step of the New Connection wizard, while it is open. */
  readonly wizardStep: string | null
  readonly connections: readonly PropagationStore[]
  readonly rules: readonly RuleWithStatus[]
  /** The ids of active misbehaviours. */
  readonly misbehaviours: readonly string[]
  /** The journal since the start of the lesson. */
  readonly journal: readonly JournalEntry[]
  /** Requests of other clients to the target since then, newest first. */
  readonly sentByHand: readonly HandSent[]
  /** The ids of finished lessons. */
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

/** The page of a step; a single connection or rule is opened. */
export type Place = (
  paths: Paths,
  facts: Pick<LessonFacts, 'connections' | 'rules' | 'journal'>,
) => PlaceLink

/** One of several tasks of a step, in any order. */
export interface LessonPart {
  /** `<step>/<part>`, by which the sandbox keeps that it is done. */
  readonly id: string
  readonly title: string
  readonly isDone: (facts: LessonFacts) => boolean
}

export interface LessonStep {
  /** By which the sandbox keeps that it is done; `lessonSteps` of the contract lists the ids of all. */
  readonly id: string
  readonly title: string
  readonly hint: string
  /** Where it is done. */
  readonly at?: Place
  readonly parts?: readonly LessonPart[]
  /** What the guide can do in place of the learner. */
  readonly chore?: Chore
  /** The step is done by opening a page; its hint stays until the next step is done. */
  readonly isSight?: boolean
  readonly isDone: (facts: LessonFacts) => boolean
}

/** A lesson; steps are evaluated in order. */
export interface Lesson {
  readonly id: LessonId
  readonly title: string
  readonly about: string
  readonly steps: readonly LessonStep[]
}

/** A step is done when all its parts are. */
export const inParts = (
  parts: readonly LessonPart[],
): Required<Pick<LessonStep, 'parts' | 'isDone'>> => ({
  parts,
  isDone: (facts) => parts.every(({ isDone }) => isDone(facts)),
})

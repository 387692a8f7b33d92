import type { Lesson } from './lesson.ts'
import { conflict } from './conflict.ts'
import { groupOverwrite } from './group-overwrite.ts'
import { deprovisioning } from './deprovisioning.ts'
import { literalOperators } from './literal-operators.ts'

/** The lessons after the walkthrough; the first one is its last step. */
export const lessons: readonly Lesson[] = [
  literalOperators,
  conflict,
  groupOverwrite,
  deprovisioning,
]

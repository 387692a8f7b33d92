import type { Lesson } from './lesson.ts'
import { conflict } from './conflict.ts'
import { groupOverwrite } from './group-overwrite.ts'
import { leavers } from './leavers.ts'
import { literalOperators } from './literal-operators.ts'

/** What there is to learn after the walkthrough; the first one ends it. */
export const lessons: readonly Lesson[] = [literalOperators, conflict, groupOverwrite, leavers]

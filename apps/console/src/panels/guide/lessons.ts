import type { Lesson } from './lesson.ts'
import { conflict } from './lessons/conflict.ts'
import { groupOverwrite } from './lessons/group-overwrite.ts'
import { leavers } from './lessons/leavers.ts'
import { literalOperators } from './lessons/literal-operators.ts'

/** What there is to learn after the walkthrough; the first one ends it. */
export const lessons: readonly Lesson[] = [literalOperators, conflict, groupOverwrite, leavers]

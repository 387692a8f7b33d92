import type { Theme } from './theme.ts'
import { users } from './users.ts'

/** All themes, in the order in which they are played. */
export const themes: readonly Theme[] = [users]

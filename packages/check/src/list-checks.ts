import type { Selection } from './run/options.ts'
import { selectThemes } from './themes/selected.ts'
import { themes } from './themes/themes.ts'

/** A theme with its checks, as they are played. */
export interface ListedTheme {
  readonly id: string
  readonly title: string
  readonly checks: readonly { readonly id: string; readonly title: string }[]
}

/** Lists the checks of a selection in the order in which they are played, without sending anything. */
export const listChecks = (selection: Selection = {}): readonly ListedTheme[] =>
  selectThemes(themes, selection).map(({ theme, judged }) => ({
    id: theme.id,
    title: theme.title,
    checks: theme.checks.filter(({ id }) => judged.has(id)).map(({ id, title }) => ({ id, title })),
  }))

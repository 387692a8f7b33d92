import type { Theme } from './theme.ts'

/** A theme, and those of its checks that are judged; the ones before them are played all the same. */
export interface SelectedTheme {
  readonly theme: Theme
  readonly judged: ReadonlySet<string>
}

export interface Selection {
  readonly groups?: boolean
  readonly only?: readonly string[]
}

/** Selects themes: with groups or without, and those that `only` names by a theme or a check. */
export function selectThemes(
  themes: readonly Theme[],
  { groups = true, only }: Selection,
): readonly SelectedTheme[] {
  const isWanted = (theme: Theme, checkId: string) =>
    only === undefined || only.includes(theme.id) || only.includes(checkId)
  return themes
    .filter((theme) => groups || theme.isAboutGroups !== true)
    .map((theme) => ({
      theme,
      judged: new Set(
        theme.checks.map(({ id }) => id).filter((checkId) => isWanted(theme, checkId)),
      ),
    }))
    .filter(({ judged }) => judged.size > 0)
}

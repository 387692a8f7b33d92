import type { environmentPaths } from '../../entities/environment/environment-paths.ts'

type Paths = ReturnType<typeof environmentPaths>
/** The pages that have one address. */
export type PageName = {
  [Name in keyof Paths]: Paths[Name] extends string ? Name : never
}[keyof Paths]

export interface PageShortcut {
  readonly keys: readonly [string, string]
  readonly page: PageName
  readonly label: string
}

/** The screens, in the order of the sidebar, each with the two keys that lead to it. */
export const pageShortcuts: readonly PageShortcut[] = [
  { keys: ['g', 'o'], page: 'overview', label: 'Overview' },
  { keys: ['g', 'u'], page: 'users', label: 'Users' },
  { keys: ['g', 'g'], page: 'groups', label: 'Groups' },
  { keys: ['g', 'n'], page: 'populations', label: 'Populations' },
  { keys: ['g', 'p'], page: 'connections', label: 'Provisioning: Connections' },
  { keys: ['g', 'r'], page: 'rules', label: 'Provisioning: Rules' },
  { keys: ['g', 'a'], page: 'activity', label: 'Activity' },
  { keys: ['g', 't'], page: 'target', label: 'Target' },
  { keys: ['g', 'k'], page: 'check', label: 'Check my endpoint' },
  { keys: ['g', 'f'], page: 'faults', label: 'Faults & misbehaviours' },
  { keys: ['g', 'b'], page: 'behaviour', label: 'Behaviour' },
  { keys: ['g', 'c'], page: 'scenarios', label: 'Scenarios' },
  { keys: ['g', 'e'], page: 'stage', label: 'Stage' },
  { keys: ['g', 's'], page: 'settings', label: 'Settings' },
]

/** What a key that was pressed asks for. */
export type ShortcutAction =
  | { readonly kind: 'palette' }
  | { readonly kind: 'sheet' }
  | { readonly kind: 'search' }
  | { readonly kind: 'begin'; readonly key: string }
  | { readonly kind: 'open'; readonly page: PageName }

interface Pressed {
  readonly key: string
  readonly ctrlKey: boolean
  readonly metaKey: boolean
  readonly altKey: boolean
}

/** Reads a key, after the first of a pair or after none; the palette opens from a field as well. */
export function shortcutOf(
  { key, ctrlKey, metaKey, altKey }: Pressed,
  { before, isTyping }: { readonly before?: string | undefined; readonly isTyping: boolean },
): ShortcutAction | undefined {
  if ((ctrlKey || metaKey) && !altKey && key.toLowerCase() === 'k') return { kind: 'palette' }
  if (isTyping || ctrlKey || metaKey || altKey) return undefined
  const found = pageShortcuts.find(({ keys }) => keys[0] === before && keys[1] === key)
  if (found !== undefined) return { kind: 'open', page: found.page }
  if (key === '?') return { kind: 'sheet' }
  if (key === '/') return { kind: 'search' }
  return pageShortcuts.some(({ keys }) => keys[0] === key) ? { kind: 'begin', key } : undefined
}

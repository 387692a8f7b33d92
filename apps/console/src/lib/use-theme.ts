import { useSyncExternalStore } from 'react'

const themes = ['system', 'light', 'dark'] as const
export type Theme = (typeof themes)[number]

/** The theme, and a function that switches to the next; `theme.js` applies the stored one before the first paint. */
export function useTheme() {
  const theme = useSyncExternalStore(subscribe, storedTheme)
  const next = themes[(themes.indexOf(theme) + 1) % themes.length] ?? 'system'
  return { theme, next, switchTheme: () => applyTheme(next) }
}

const listeners = new Set<() => void>()

function subscribe(listener: () => void) {
  listeners.add(listener)
  return () => listeners.delete(listener)
}

function storedTheme(): Theme {
  return themes.find((candidate) => candidate === localStorage.getItem('theme')) ?? 'system'
}

function applyTheme(theme: Theme) {
  localStorage.setItem('theme', theme)
  if (theme === 'system') delete document.documentElement.dataset['theme']
  else document.documentElement.dataset['theme'] = theme
  for (const listener of listeners) listener()
}

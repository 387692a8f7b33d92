import { Monitor, Moon, Sun } from 'lucide-react'
import { useState } from 'react'
import { IconButton } from '../ui/icon-button.tsx'

const themes = ['system', 'light', 'dark'] as const
type Theme = (typeof themes)[number]

const icons = { system: Monitor, light: Sun, dark: Moon }

/** Goes through the themes: the system's, light, dark. `theme.js` applies the stored one before the first paint. */
export function ThemeChoice() {
  const [theme, setTheme] = useState<Theme>(
    () => themes.find((candidate) => candidate === localStorage.getItem('theme')) ?? 'system',
  )
  const Icon = icons[theme]

  function choose() {
    const next = themes[(themes.indexOf(theme) + 1) % themes.length] ?? 'system'
    localStorage.setItem('theme', next)
    if (next === 'system') delete document.documentElement.dataset['theme']
    else document.documentElement.dataset['theme'] = next
    setTheme(next)
  }

  return (
    <IconButton aria-label={`Theme: ${theme}`} onPress={choose}>
      <Icon size={17} />
    </IconButton>
  )
}

import { Monitor, Moon, Sun } from 'lucide-react'
import { useTheme } from '../lib/use-theme.ts'
import { IconButton } from './icon-button.tsx'

const icons = { system: Monitor, light: Sun, dark: Moon }

/** Cycles through the themes: system, light, dark. */
export function ThemeChoice() {
  const { theme, switchTheme } = useTheme()
  const Icon = icons[theme]

  return (
    <IconButton aria-label={`Theme: ${theme}`} onPress={switchTheme}>
      <Icon size={17} />
    </IconButton>
  )
}

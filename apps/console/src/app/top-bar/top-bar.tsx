import { BookOpen, Menu, Search } from 'lucide-react'
import { StreamIndicator } from './stream-indicator.tsx'
import { EnvironmentPicker } from './environment-picker.tsx'
import { ActiveMisbehaviours } from './active-misbehaviours.tsx'
import { ConnectionHealthBadge } from './connection-health-badge.tsx'
import { FixedClockBadge } from './fixed-clock-badge.tsx'
import { SyncWorkBadge } from './sync-work-badge.tsx'
import { BarWords } from '../../ui/bar-words.tsx'
import { Button } from '../../ui/button.tsx'
import { IconButton } from '../../ui/icon-button.tsx'
import { SimulatorMark } from '../../ui/simulator-mark.tsx'
import { ThemeChoice } from '../../ui/theme-choice.tsx'
import styles from './top-bar.module.css'
import { useFit } from './use-fit.ts'

interface Props {
  readonly environmentName: string
  readonly onMenu: () => void
  readonly onPalette: () => void
  /** Absent while the guide is open. */
  readonly onGuide: (() => void) | undefined
}

/** The bar above every page: one row of one height, whatever there is to tell and however narrow it is. */
export function TopBar({ environmentName, onMenu, onPalette, onGuide }: Props) {
  return (
    <header ref={useFit(5)} className={styles.bar}>
      <span className={styles.menu}>
        <IconButton aria-label="Menu" onPress={onMenu}>
          <Menu size={18} />
        </IconButton>
      </span>
      <EnvironmentPicker current={environmentName} />
      <SimulatorMark />
      <span className={styles.end}>
        <FixedClockBadge />
        <ConnectionHealthBadge />
        <SyncWorkBadge />
        <ActiveMisbehaviours />
        <StreamIndicator />
        <IconButton
          aria-label="Find a page, a user or an action"
          aria-keyshortcuts="Control+K Meta+K"
          onPress={onPalette}
        >
          <Search size={17} />
        </IconButton>
        <span className={styles.theme}>
          <ThemeChoice />
        </span>
        {onGuide !== undefined && (
          <span title="Guide" className={styles.guide}>
            <Button size="small" icon={<BookOpen size={15} />} onPress={onGuide}>
              <BarWords until={2}>Guide</BarWords>
            </Button>
          </span>
        )}
      </span>
    </header>
  )
}

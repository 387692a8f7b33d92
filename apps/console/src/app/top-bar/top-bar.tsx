import { Menu, Search } from 'lucide-react'
import { type RefCallback, useCallback } from 'react'
import { IconButton } from '../../ui/icon-button.tsx'
import { SimulatorMark } from '../../ui/simulator-mark.tsx'
import { ThemeChoice } from '../../ui/theme-choice.tsx'
import {
  ActiveMisbehaviours,
  ConnectionHealthBadge,
  FixedClockBadge,
  StreamIndicator,
  SyncWorkBadge,
} from './bar-badges.tsx'
import { EnvironmentPicker } from './environment-picker.tsx'
import { PaceBadge } from './pace-badge.tsx'
import styles from './top-bar.module.css'

interface Props {
  readonly environmentName: string
  readonly onMenu: () => void
  readonly onPalette: () => void
}

/** The bar above every page: one row of constant height. */
export function TopBar({ environmentName, onMenu, onPalette }: Props) {
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
        <PaceBadge />
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
      </span>
    </header>
  )
}

/**
 * Keeps a row in one line: sets the lowest `data-tight`, from 0 to `tightest`, at which nothing overflows.
 *
 * CSS says what each step hides. Measured rather than derived from the width, because texts vary in length.
 */
function useFit(tightest: number): RefCallback<HTMLElement> {
  return useCallback(
    (row) => {
      if (row === null) return
      const fit = () => {
        for (let step = 0; step <= tightest; step += 1) {
          row.dataset['tight'] = String(step)
          if (row.scrollWidth <= row.clientWidth) return
        }
      }
      const sizes = new ResizeObserver(fit)
      sizes.observe(row)
      const contents = new MutationObserver(fit)
      contents.observe(row, { subtree: true, childList: true, characterData: true })
      return () => {
        sizes.disconnect()
        contents.disconnect()
      }
    },
    [tightest],
  )
}

import { BookOpen, Menu } from 'lucide-react'
import { lazy, type ReactNode, Suspense, useState } from 'react'
import { Outlet } from 'react-router'
import { StreamIndicator } from '../features/activity/stream-indicator.tsx'
import { ActiveMisbehaviours } from '../features/faults/active-misbehaviours.tsx'
import { Button } from '../ui/button.tsx'
import { IconButton } from '../ui/icon-button.tsx'
import { Loading } from '../ui/loading.tsx'
import styles from './shell.module.css'
import { SimulatorMark } from './simulator-mark.tsx'
import { ThemeChoice } from './theme-choice.tsx'
import { useStoredFlag } from './use-stored-flag.ts'

// The lessons are worth waiting for; the page beside them need not wait.
const GuidePanel = lazy(async () => ({
  default: (await import('../features/guide/guide-panel.tsx')).GuidePanel,
}))

interface Props {
  readonly environmentName: string
  readonly navigation: ReactNode
}

/** The frame around every page of an environment. */
export function Shell({ environmentName, navigation }: Props) {
  const [isMenuOpen, setMenuOpen] = useState(false)
  const [isGuideOpen, setGuideOpen] = useStoredFlag('guide', window.innerWidth > 1100)

  return (
    <div className={styles.shell}>
      <a className={styles.skip} href="#content">
        Skip to content
      </a>
      {/* Following a link inside closes the menu that covers the page on a narrow screen. */}
      {/* oxlint-disable-next-line jsx-a11y/click-events-have-key-events, jsx-a11y/no-static-element-interactions */}
      <div
        className={styles.sidebar}
        data-open={isMenuOpen || undefined}
        onClick={() => setMenuOpen(false)}
      >
        {navigation}
      </div>
      <div className={styles.main}>
        <header className={styles.bar}>
          <span className={styles.menu}>
            <IconButton aria-label="Menu" onPress={() => setMenuOpen(!isMenuOpen)}>
              <Menu size={18} />
            </IconButton>
          </span>
          <span className={styles.environment}>{environmentName}</span>
          <SimulatorMark />
          <span className={styles.end}>
            <ActiveMisbehaviours />
            <StreamIndicator />
            <ThemeChoice />
            {!isGuideOpen && (
              <Button size="small" icon={<BookOpen size={15} />} onPress={() => setGuideOpen(true)}>
                Guide
              </Button>
            )}
          </span>
        </header>
        <main id="content" className={styles.content}>
          {/* The frame stays while the code of a page comes. */}
          <Suspense fallback={<Loading />}>
            <Outlet />
          </Suspense>
        </main>
      </div>
      {isGuideOpen && (
        <Suspense>
          <GuidePanel onClose={() => setGuideOpen(false)} />
        </Suspense>
      )}
    </div>
  )
}

import { type ReactNode, useState } from 'react'
import { Outlet, useNavigate } from 'react-router'
import { usePaths } from '../entities/environment/environment-paths.ts'
import { lazyCode } from '../lib/patient-code.ts'
import { useShortcuts } from '../panels/shortcuts/use-shortcuts.ts'
import { RoomContext } from '../patterns/room.ts'
import { ToastRegion } from '../patterns/toast/toast-region.tsx'
import { TopBar } from './top-bar/top-bar.tsx'
import { CodeNotice } from './code-notice.tsx'
import styles from './shell.module.css'
import { useFragment } from './use-fragment.ts'
import { useGuide } from './use-guide.ts'

// The page does not wait for the guide.
const GuidePanel = lazyCode(
  async () => (await import('../panels/guide/guide-panel.tsx')).GuidePanel,
  <span className={styles.guide} />,
)
const CommandPalette = lazyCode(
  async () => (await import('../panels/palette/command-palette.tsx')).CommandPalette,
)
const ShortcutSheet = lazyCode(
  async () => (await import('../panels/shortcuts/shortcut-sheet.tsx')).ShortcutSheet,
)

interface Props {
  readonly environmentName: string
  readonly navigation: ReactNode
}

/** The frame around every page of an environment. */
export function Shell({ environmentName, navigation }: Props) {
  const [isMenuOpen, setMenuOpen] = useState(false)
  const guide = useGuide()
  const [overlay, setOverlay] = useState<'palette' | 'sheet'>()
  useFragment()
  const navigate = useNavigate()
  const paths = usePaths()
  const openPalette = () => setOverlay('palette')
  const openSheet = () => setOverlay('sheet')
  const closeOverlay = () => setOverlay(undefined)
  useShortcuts({
    onPalette: openPalette,
    onSheet: openSheet,
    onOpen: (page) => void navigate(paths[page]),
  })

  return (
    <div className={styles.shell} data-guide={guide.isOpen && !guide.isOver ? 'beside' : undefined}>
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
        <TopBar
          environmentName={environmentName}
          onMenu={() => setMenuOpen(!isMenuOpen)}
          onPalette={openPalette}
        />
        <main id="content" className={styles.content}>
          <RoomContext value={guide.room}>
            <Outlet />
          </RoomContext>
        </main>
        <ToastRegion>
          <CodeNotice />
        </ToastRegion>
      </div>
      <GuidePanel
        isOpen={guide.isOpen}
        isOver={guide.isOver}
        onOpen={guide.open}
        onClose={guide.close}
      />
      {overlay === 'palette' && <CommandPalette onClose={closeOverlay} onSheet={openSheet} />}
      {overlay === 'sheet' && <ShortcutSheet onClose={closeOverlay} />}
    </div>
  )
}

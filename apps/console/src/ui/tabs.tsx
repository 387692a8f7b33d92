import type { ReactNode } from 'react'
import { Tab, TabList, TabPanel, Tabs as AriaTabs } from 'react-aria-components'
import { classNames } from './class-names.ts'
import { HiddenText } from './hidden-text.tsx'
import styles from './tabs.module.css'

interface TabItem {
  readonly id: string
  readonly label: string
  readonly content: ReactNode
}

interface Props {
  /** The accessible name of the tab list. */
  readonly label: string
  readonly tabs: readonly TabItem[]
  readonly selected: string
  readonly onSelect: (id: string) => void
  /** Marks the selected tab. */
  readonly isUnsaved?: boolean
}

/** Tabs with their panels. */
export function Tabs({ label, tabs, selected, onSelect, isUnsaved = false }: Props) {
  return (
    <AriaTabs
      selectedKey={selected}
      onSelectionChange={(key) => onSelect(String(key))}
      className={classNames(styles.tabs)}
    >
      <TabList aria-label={label} className={classNames(styles.list)}>
        {tabs.map((tab) => (
          <Tab
            key={tab.id}
            {...(tab.id === selected && { ref: showInRow })}
            id={tab.id}
            className={classNames(styles.tab)}
          >
            {tab.label}
            {/* Only the selected tab can have edits. */}
            {isUnsaved && tab.id === selected && (
              <>
                {' '}
                <span className={styles.unsaved} title="Unsaved changes" aria-hidden="true" />
                <HiddenText>(unsaved changes)</HiddenText>
              </>
            )}
          </Tab>
        ))}
      </TabList>
      {tabs.map((tab) => (
        <TabPanel key={tab.id} id={tab.id} className={classNames(styles.panel)}>
          {tab.content}
        </TabPanel>
      ))}
    </AriaTabs>
  )
}

/** Scrolls a row that is wider than the screen, and nothing else, to the tab that is open. */
function showInRow(tab: HTMLElement | null): void {
  const row = tab?.parentElement
  if (!tab || !row) return
  const [frame, box] = [row.getBoundingClientRect(), tab.getBoundingClientRect()]
  if (box.right > frame.right) row.scrollLeft += box.right - frame.right
  if (box.left < frame.left) row.scrollLeft -= frame.left - box.left
}

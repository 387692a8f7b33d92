import { type KeyboardEvent, type ReactNode, useId } from 'react'
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

/**
 * Tabs with their panels. The arrow keys select the adjacent tab, Home and End the first and the last one.
 *
 * React Aria's tabs import its collections, 20 kB.
 * @see {@link https://www.w3.org/WAI/ARIA/apg/patterns/tabs/ ARIA practices: tabs}
 */
export function Tabs({ label, tabs, selected, onSelect, isUnsaved = false }: Props) {
  const id = useId()
  const shown = tabs.find((tab) => tab.id === selected)

  function onKeyDown(event: KeyboardEvent<HTMLDivElement>) {
    const row = [...event.currentTarget.children] as HTMLElement[]
    const at = row.findIndex((tab) => tab === document.activeElement)
    const next = at < 0 ? undefined : indexAfter(event.key, at, row.length)
    const tab = next === undefined ? undefined : tabs[next]
    if (next === undefined || tab === undefined) return
    event.preventDefault()
    row[next]?.focus()
    onSelect(tab.id)
  }

  return (
    <div className={styles.tabs}>
      {/* The tabs inside take the focus. */}
      {/* oxlint-disable-next-line jsx-a11y/interactive-supports-focus */}
      <div role="tablist" aria-label={label} className={styles.list} onKeyDown={onKeyDown}>
        {tabs.map((tab) => (
          <button
            key={tab.id}
            {...(tab.id === selected && { ref: showInRow, 'aria-controls': `${id}-panel` })}
            id={`${id}-${tab.id}`}
            type="button"
            role="tab"
            aria-selected={tab.id === selected}
            tabIndex={tab.id === selected ? 0 : -1}
            className={classNames(styles.tab)}
            onClick={() => tab.id !== selected && onSelect(tab.id)}
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
          </button>
        ))}
      </div>
      {shown !== undefined && (
        <div
          key={shown.id}
          id={`${id}-panel`}
          role="tabpanel"
          aria-labelledby={`${id}-${shown.id}`}
          className={styles.panel}
        >
          {shown.content}
        </div>
      )}
    </div>
  )
}

/** The index of the tab that a key selects, out of `count`; undefined for every other key. */
function indexAfter(key: string, at: number, count: number): number | undefined {
  if (key === 'ArrowRight') return (at + 1) % count
  if (key === 'ArrowLeft') return (at + count - 1) % count
  if (key === 'Home') return 0
  return key === 'End' ? count - 1 : undefined
}

/** Scrolls a row that is wider than the screen, and nothing else, to the tab that is open. */
function showInRow(tab: HTMLElement | null): void {
  const row = tab?.parentElement
  if (!tab || !row) return
  const [frame, box] = [row.getBoundingClientRect(), tab.getBoundingClientRect()]
  if (box.right > frame.right) row.scrollLeft += box.right - frame.right
  if (box.left < frame.left) row.scrollLeft -= frame.left - box.left
}

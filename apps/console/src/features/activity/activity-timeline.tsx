import { Activity } from 'lucide-react'
import { useMemo, useState } from 'react'
import { failureText } from '../../lib/platform-error.ts'
import { Button } from '../../ui/button.tsx'
import { EmptyState } from '../../ui/empty-state.tsx'
import layout from '../../ui/layout.module.css'
import { Notice } from '../../ui/notice.tsx'
import { SearchField } from '../../ui/search-field.tsx'
import table from '../../ui/table.module.css'
import { timelineOf } from './timeline.ts'
import styles from './timeline.module.css'
import { TimelineRow } from './timeline-row.tsx'
import { useJournalWindow } from './use-journal.ts'
import { useOlderEntries } from './use-older-entries.ts'

const shownAtFirst = 100

/** Everything that happened, newest first. */
export function ActivityTimeline() {
  const { entries, olderThan } = useJournalWindow()
  const older = useOlderEntries()
  const [search, setSearch] = useState('')
  const [shown, setShown] = useState(shownAtFirst)
  const items = useMemo(() => timelineOf(entries), [entries])
  const sought = search.trim().toLowerCase()
  const found = items.filter((item) =>
    [
      item.subject,
      item.summary,
      item.action,
      ...item.trails.map(({ subject }) => subject.name),
    ].some((text) => text.toLowerCase().includes(sought)),
  )

  function showOlder() {
    setShown(shown + shownAtFirst)
    // The journal is read backwards only as far as somebody looks.
    if (olderThan !== undefined && found.length <= shown + shownAtFirst) older.mutate(olderThan)
  }

  if (items.length === 0)
    return (
      <div className={table.frame}>
        <EmptyState icon={Activity} title="Nothing has happened yet">
          Test a connection, enable a rule or change a user: every decision and request appears
          here.
        </EmptyState>
      </div>
    )

  return (
    <>
      <div className={layout.toolbar}>
        <SearchField label="Search activity" value={search} onChange={setSearch} />
        <span className={layout.muted}>
          {found.length} of {items.length}
          {olderThan !== undefined && ' that have been read'}
        </span>
      </div>
      <ol className={styles.timeline} aria-label="Activity">
        {found.slice(0, shown).map((item) => (
          <TimelineRow key={item.id} item={item} />
        ))}
      </ol>
      {older.error !== null && <Notice tone="danger">{failureText(older.error)}</Notice>}
      {(found.length > shown || olderThan !== undefined) && (
        <Button variant="quiet" isDisabled={older.isPending} onPress={showOlder}>
          {older.isPending ? 'Reading…' : 'Show older'}
        </Button>
      )}
    </>
  )
}

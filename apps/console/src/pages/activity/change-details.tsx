import type { ChangeSummary, JournalEntry, Subject } from '@pingone-sandbox/contract'
import { Link } from 'react-router'
import { counted, formatCount } from '../../lib/format-count.ts'
import { hasStory, usePaths } from '../../entities/environment/environment-paths.ts'
import { formatInstant } from '../../lib/format-time.ts'
import { failureText } from '../../lib/platform-error.ts'
import { Button } from '../../ui/button.tsx'
import { CopyButton } from '../../ui/copy-button.tsx'
import { JsonView } from '../../ui/json-view.tsx'
import { Loading } from '../../ui/loading.tsx'
import { Notice } from '../../ui/notice.tsx'
import type { AddressChange, ChangeView } from './activity-address.ts'
import styles from './change-details.module.css'
import { ChangeFilterBar } from './change-filter.tsx'
import { CompactView } from './compact-view.tsx'
import { moveBetweenRequests } from './request-keys.ts'
import { type ChangeFilter, useChangeView } from './use-change-view.ts'
import { WaterfallView } from './waterfall-view.tsx'

interface Props {
  readonly change: ChangeSummary
  readonly view: ChangeView
  readonly filter: ChangeFilter
  readonly openExchangeId: string | undefined
  readonly onAddress: (change: AddressChange) => void
}

/** The details of one change, in the chosen view. */
export function ChangeDetails({ change, view, filter, openExchangeId, onAddress }: Props) {
  const shown = useChangeView(change.id, filter)
  const { record, entries, total, error, readOn, isReading, isFiltered } = shown
  if (record === undefined && error !== null)
    return <Notice tone="danger">{failureText(error)}</Notice>
  if (record === undefined) return <Loading />
  const { action, at, result, subject, outcomes } = record
  const opening = {
    openExchangeId,
    onOpenExchange: (exchange: string) => onAddress({ exchange, change: change.id }),
  }
  const reading = { isFiltered, readOn, isReading }
  return (
    // The requests inside take the focus.
    // oxlint-disable-next-line jsx-a11y/no-static-element-interactions
    <div className={styles.details} onKeyDown={(event) => moveBetweenRequests(event, opening)}>
      <p className={styles.line}>
        <code>{action}</code>
        <span>{formatInstant(at)}</span>
        {result !== undefined && <span>{result}</span>}
        <SubjectLink
          subject={subject}
          onOnly={() => onAddress({ subject: subject.id, change: undefined })}
        />
      </p>
      <ChangeFilterBar outcomes={outcomes} filter={filter} onAddress={onAddress} />
      {error !== null && <Notice tone="danger">{failureText(error)}</Notice>}
      {entries === undefined && error === null && <Loading />}
      {entries !== undefined && view === 'compact' && (
        <CompactView change={record} entries={entries} {...reading} {...opening} />
      )}
      {entries !== undefined && view === 'waterfall' && (
        <WaterfallView entries={entries} {...opening} />
      )}
      {entries !== undefined && view === 'raw' && <RawView entries={entries} />}
      {entries !== undefined && view !== 'compact' && readOn !== undefined && (
        <p className={styles.line}>
          {formatCount(entries.length)} of {formatCount(total)} entries are read.
          <Button size="small" isDisabled={isReading} onPress={readOn}>
            Read on
          </Button>
        </p>
      )}
    </div>
  )
}

interface SubjectLinkProps {
  readonly subject: Subject
  readonly onOnly: () => void
}

/** The way to the story of the user or group that was changed, or to the other changes of anything else. */
function SubjectLink({ subject, onOnly }: SubjectLinkProps) {
  const paths = usePaths()
  if (hasStory(subject)) return <Link to={paths.story(subject)}>Story of {subject.name}</Link>
  return (
    <Button size="small" variant="quiet" onPress={onOnly}>
      Only {subject.name}
    </Button>
  )
}

/** More than this is for a program to read. */
const mostShown = 200

interface RawViewProps {
  readonly entries: readonly JournalEntry[]
}

/** The entries of the journal as they are. */
function RawView({ entries }: RawViewProps) {
  const text = JSON.stringify(entries, null, 2)
  return (
    <>
      <div>
        <CopyButton label={`Copy ${counted(entries.length, 'entry', 'entries')}`} text={text} />
      </div>
      <JsonView
        label="Journal entries"
        text={entries.length > mostShown ? JSON.stringify(entries.slice(0, mostShown)) : text}
      />
      {entries.length > mostShown && <p>These are the first {mostShown}.</p>}
    </>
  )
}

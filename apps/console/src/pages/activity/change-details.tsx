import type { ChangeSummary, JournalEntry } from '@pingone-sandbox/contract'
import { useChange } from '../../entities/journal/change-queries.ts'
import { formatInstant } from '../../lib/format-time.ts'
import { failureText } from '../../lib/platform-error.ts'
import { Button } from '../../ui/button.tsx'
import { CopyButton } from '../../ui/copy-button.tsx'
import { JsonView } from '../../ui/json-view.tsx'
import { Loading } from '../../ui/loading.tsx'
import { Notice } from '../../ui/notice.tsx'
import type { AddressChange, ChangeView } from './activity-address.ts'
import styles from './change-details.module.css'
import { CompactView } from './compact-view.tsx'
import { WaterfallView } from './waterfall-view.tsx'

interface Props {
  readonly change: ChangeSummary
  readonly view: ChangeView
  readonly openExchangeId: string | undefined
  readonly onAddress: (change: AddressChange) => void
}

/** The details of one change, in the chosen view. */
export function ChangeDetails({ change, view, openExchangeId, onAddress }: Props) {
  const { record, error, further } = useChange(change.id)
  if (record === undefined && error !== null)
    return <Notice tone="danger">{failureText(error)}</Notice>
  if (record === undefined) return <Loading />
  const { entries, total, at, action, result, subject } = record
  const opening = {
    openExchangeId,
    onOpenExchange: (exchange: string) => onAddress({ exchange, change: change.id }),
  }
  return (
    <div className={styles.details}>
      <p className={styles.line}>
        <code>{action}</code>
        <span>{formatInstant(at)}</span>
        {result !== undefined && <span>{result}</span>}
        <Button
          size="small"
          variant="quiet"
          onPress={() => onAddress({ subject: subject.id, change: undefined })}
        >
          Only {subject.name}
        </Button>
      </p>
      {view === 'compact' && <CompactView change={record} {...opening} />}
      {view === 'waterfall' && <WaterfallView entries={entries} {...opening} />}
      {view === 'raw' && <RawView entries={entries} />}
      {entries.length < total && (
        <p className={styles.line}>
          {entries.length.toLocaleString()} of {total.toLocaleString()} entries are read.
          <Button
            size="small"
            isDisabled={further.isPending}
            onPress={() => further.mutate(entries.at(-1)?.seq ?? 0)}
          >
            Read on
          </Button>
        </p>
      )}
    </div>
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
        <CopyButton label={`Copy ${entries.length} entries`} text={text} />
      </div>
      <JsonView
        label="Journal entries"
        text={entries.length > mostShown ? JSON.stringify(entries.slice(0, mostShown)) : text}
      />
      {entries.length > mostShown && <p>These are the first {mostShown}.</p>}
    </>
  )
}

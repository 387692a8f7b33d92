import type { JournalEntry } from '@pingone-sandbox/contract'
import { CopyButton } from '../../ui/copy-button.tsx'
import { JsonView } from '../../ui/json-view.tsx'

/** More than this is for a program to read. */
const mostShown = 200

interface Props {
  readonly entries: readonly JournalEntry[]
}

/** The entries of the journal as they are. */
export function RawView({ entries }: Props) {
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

import { failureText } from '../../lib/platform-error.ts'
import { Notice } from '../../ui/notice.tsx'
import type { AddressChange, ChangeView } from './activity-address.ts'
import { ChangeDetails } from './change-details.tsx'
import styles from '../../entities/journal/change-list.module.css'
import { useChange } from '../../entities/journal/change-queries.ts'
import { ChangeRow } from './change-row.tsx'
import type { ChangeFilter } from './use-change-view.ts'

interface Props {
  readonly id: string
  readonly view: ChangeView
  readonly filter: ChangeFilter
  readonly openExchangeId: string | undefined
  readonly onAddress: (change: AddressChange) => void
  readonly onClose: () => void
}

/** The change that the address opens, when the list does not have it: it is too old, or does not match. */
export function OpenedElsewhere({ id, onClose, ...details }: Props) {
  const { record, error } = useChange(id)
  if (record === undefined && error !== null)
    return <Notice tone="warning">{failureText(error)}</Notice>
  if (record === undefined) return null
  return (
    <section aria-label="Opened change" className={styles.pinned}>
      <ChangeRow change={record} isOpen isCurrent onToggle={onClose} />
      <ChangeDetails change={record} {...details} />
    </section>
  )
}

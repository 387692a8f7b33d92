import type { SyncedSubject } from '@pingone-sandbox/contract'
import { useState } from 'react'
import { useNavigate } from 'react-router'
import { formatCount } from '../../../lib/format-count.ts'
import { usePaths } from '../../../entities/environment/environment-paths.ts'
import { SyncedState } from '../../../entities/rule/synced-state.tsx'
import { syncedStates } from '../../../entities/rule/synced-states.ts'
import { answer } from '../../../lib/answer.ts'
import { control } from '../../../lib/control-client.ts'
import { failureText } from '../../../lib/platform-error.ts'
import type { TableColumn } from '../../../ui/table-column.ts'
import { usePagedList } from '../../../patterns/list/use-paged-list.ts'
import { VirtualTable } from '../../../patterns/list/virtual-table.tsx'
import layout from '../../../ui/layout.module.css'
import { Notice } from '../../../ui/notice.tsx'
import { OpenButton } from '../../../ui/open-button.tsx'
import { SelectField } from '../../../ui/select-field.tsx'
import styles from './synced-list.module.css'

interface Props {
  readonly title: string
  readonly ruleId: string
  readonly type: 'user' | 'group'
}

const filters = [
  { id: 'all', label: 'All' },
  ...(['FAILED', 'PARTIAL', 'UNSYNCED', 'SUCCESS'] as const).map((id) => ({
    id,
    label: syncedStates[id][1],
  })),
]

/** The row id is the subject's: each subject has one row per rule. */
const rowOf = (synced: SyncedSubject) => ({ ...synced, id: synced.subject.id })
type Row = ReturnType<typeof rowOf>

const columns: readonly TableColumn<Row>[] = [
  {
    id: 'name',
    header: 'Name',
    width: '13rem',
    cell: ({ id, subject }, { tabIndex, onOpen }) => (
      <OpenButton tabIndex={tabIndex} onPress={() => onOpen(id)}>
        {subject.name}
      </OpenButton>
    ),
  },
  {
    id: 'status',
    header: 'Status',
    width: '10.5rem',
    cell: (synced) => <SyncedState synced={synced} />,
  },
  {
    id: 'details',
    header: 'Details',
    isMuted: true,
    cell: ({ details = '', targetId = '' }) => (
      <span title={details || targetId}>{details || targetId}</span>
    ),
  },
]

async function readSynced(path: string) {
  const { synced, total, cursor } = await control(path, answer('syncedPage'))
  const items = synced.map(rowOf)
  const next = new URL(path, 'http://localhost')
  if (cursor !== undefined) next.searchParams.set('cursor', cursor)
  return { items, total, next: cursor && next.pathname + next.search }
}

/** The status of each user or group; a name links to the story. */
export function SyncedList({ title, ruleId, type }: Props) {
  const [status, setStatus] = useState('all')
  const navigate = useNavigate()
  const paths = usePaths()
  const query = new URLSearchParams({ type, limit: '100', ...(status !== 'all' && { status }) })
  const { listKey, rowCount, rowAt, onRange, total, error } = usePagedList({
    collection: 'syncedSubjects',
    path: `/rules/${ruleId}/synced?${query}`,
    read: readSynced,
  })
  if (total === undefined && error !== null)
    return <Notice tone="danger">{failureText(error)}</Notice>
  if (total === undefined || (total === 0 && status === 'all')) return null
  return (
    <section className={layout.stack} aria-label={title}>
      <div className={layout.spread}>
        <h3>
          {title} <span className={styles.count}>{formatCount(total)}</span>
        </h3>
        <SelectField
          label={`Status of ${title.toLowerCase()}`}
          isLabelHidden
          value={status}
          onChange={setStatus}
          options={filters}
        />
      </div>
      {total === 0 ? (
        <p className={layout.muted}>None has this status.</p>
      ) : (
        <div className={styles.frame}>
          <VirtualTable
            label={title}
            columns={columns}
            {...{ listKey, rowCount, rowAt, onRange, total }}
            openId={undefined}
            onOpen={(id) => void navigate(paths.story({ type, id }))}
          />
        </div>
      )}
    </section>
  )
}

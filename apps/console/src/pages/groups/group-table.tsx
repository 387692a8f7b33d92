import type { Group } from '@pingone-sandbox/contract'
import { formatCount } from '../../lib/format-count.ts'
import { formatInstant } from '../../lib/format-time.ts'
import { OpenButton } from '../../ui/open-button.tsx'
import type { TableColumn } from '../../ui/table-column.ts'
import { VirtualTable } from '../../patterns/list/virtual-table.tsx'
import type { ListTableProps } from '../../patterns/list/use-list-page.ts'

const columns: readonly TableColumn<Group>[] = [
  {
    id: 'name',
    header: 'Group Name',
    order: 'name',
    width: '33%',
    cell: ({ id, name }, { tabIndex, onOpen }) => (
      <OpenButton tabIndex={tabIndex} title={name} onPress={() => onOpen(id)}>
        {name}
      </OpenButton>
    ),
  },
  {
    id: 'description',
    header: 'Description',
    hideOrder: 'third',
    isMuted: true,
    cell: ({ description }) => <span title={description}>{description}</span>,
  },
  {
    id: 'members',
    header: 'Direct members',
    width: '8.25rem',
    isEnd: true,
    cell: ({ directMemberCounts }) =>
      directMemberCounts === undefined ? undefined : formatCount(directMemberCounts.users),
  },
  {
    id: 'updated',
    header: 'Updated',
    order: 'updatedAt',
    width: '11.75rem',
    hideOrder: 'first',
    isMuted: true,
    cell: ({ updatedAt }) => formatInstant(updatedAt),
  },
]

/** The groups of the directory. */
export function GroupTable({ list, ...props }: ListTableProps<Group>) {
  const { listKey, rowCount, rowAt, onRange, total = rowCount } = list
  return (
    <VirtualTable
      label="Groups"
      columns={columns}
      {...{ listKey, rowCount, rowAt, onRange, total }}
      {...props}
    />
  )
}

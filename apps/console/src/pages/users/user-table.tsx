import type { User } from '@pingone-sandbox/contract'
import { useMemo } from 'react'
import { OpenButton } from '../../ui/open-button.tsx'
import { RowSwitch } from '../../patterns/toast/row-switch.tsx'
import table from '../../ui/table.module.css'
import type { TableColumn } from '../../ui/table-column.ts'
import { VirtualTable } from '../../patterns/list/virtual-table.tsx'
import type { ListTableProps } from '../../patterns/list/use-list-page.ts'
import { fullName } from '../../entities/user/user-names.ts'
import { useEnableUser } from '../../entities/user/user-queries.ts'

type EnableUser = ReturnType<typeof useEnableUser>['mutateAsync']

const columnsWith = (enable: EnableUser): readonly TableColumn<User>[] => [
  {
    id: 'name',
    header: 'Name',
    order: 'name.family',
    cell: (user, { tabIndex, onOpen }) => (
      <>
        <OpenButton tabIndex={tabIndex} onPress={() => onOpen(user.id)}>
          {fullName(user)}
        </OpenButton>
        <div className={table.second}>{user.username}</div>
      </>
    ),
  },
  {
    id: 'email',
    header: 'Email Address',
    order: 'email',
    width: '16rem',
    hideOrder: 'third',
    isMuted: true,
    cell: (user) => user.email,
  },
  {
    id: 'title',
    header: 'Title',
    order: 'title',
    hideOrder: 'second',
    isMuted: true,
    cell: (user) => user.title,
  },
  {
    id: 'country',
    header: 'Country',
    width: '6.5rem',
    hideOrder: 'first',
    isMuted: true,
    cell: ({ address }) => address?.countryCode,
  },
  {
    id: 'enabled',
    header: 'Enabled',
    width: '6rem',
    isEnd: true,
    cell: ({ id, username, enabled }, { tabIndex }) => (
      <RowSwitch
        label={`Enable ${username}`}
        isSelected={enabled}
        tabIndex={tabIndex}
        onToggle={(wanted) => enable({ id, enabled: wanted })}
      />
    ),
  },
]

/** Users with their toggles. */
export function UserTable({ list, ...props }: ListTableProps<User>) {
  // One mutation for all rows; one per row would be created and dropped while scrolling.
  const { mutateAsync } = useEnableUser()
  const columns = useMemo(() => columnsWith(mutateAsync), [mutateAsync])
  const { listKey, rowCount, rowAt, onRange, total = rowCount } = list
  return (
    <VirtualTable
      label="Users"
      columns={columns}
      {...{ listKey, rowCount, rowAt, onRange, total }}
      {...props}
    />
  )
}

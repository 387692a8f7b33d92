import type { User } from '@pingone-sandbox/pingone/contract'
import { OpenButton } from '../../ui/open-button.tsx'
import table from '../../ui/table.module.css'
import { type TableColumn, type TableSelection, VirtualTable } from '../../ui/virtual-table.tsx'
import type { PagedList } from '../directory/use-paged-list.ts'
import { fullName } from './user-names.ts'
import { UserRowSwitch } from './user-row-switch.tsx'

interface Props {
  readonly list: PagedList<User>
  readonly openId: string | undefined
  readonly onOpen: (id: string) => void
  readonly order: string | undefined
  readonly onOrder: (order: string | undefined) => void
  readonly selection: TableSelection<User>
}

const columns: readonly TableColumn<User>[] = [
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
    isMuted: true,
    cell: (user) => user.email,
  },
  { id: 'title', header: 'Title', order: 'title', isMuted: true, cell: (user) => user.title },
  {
    id: 'country',
    header: 'Country',
    width: '6.5rem',
    isMuted: true,
    cell: ({ address }) => address?.countryCode,
  },
  {
    id: 'enabled',
    header: 'Enabled',
    width: '6rem',
    isEnd: true,
    cell: (user, { tabIndex }) => <UserRowSwitch user={user} tabIndex={tabIndex} />,
  },
]

/** Users with their toggles. */
export function UserTable({ list, ...props }: Props) {
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

import type { User } from '@pingone-sandbox/pingone/contract'
import { Users } from 'lucide-react'
import { lazy, useState } from 'react'
import { DirectoryList } from '../features/directory/directory-list.tsx'
import { useListQuery } from '../features/directory/use-list-query.ts'
import { useOpenRow } from '../features/directory/use-open-row.ts'
import { useSelection } from '../features/directory/use-selection.ts'
import { usePaths } from '../features/session/use-paths.ts'
import { useUserList } from '../features/users/use-user-list.ts'
import { fullName } from '../features/users/user-names.ts'
import { UserTable } from '../features/users/user-table.tsx'
import { Button } from '../ui/button.tsx'
import { PageHeader } from '../ui/page-header.tsx'
import { PageFrame } from './page-frame.tsx'

const UserBulkBar = lazy(async () => ({
  default: (await import('../features/users/user-bulk-bar.tsx')).UserBulkBar,
}))

const UserDialog = lazy(async () => ({
  default: (await import('../features/users/user-dialog.tsx')).UserDialog,
}))

const UserPanel = lazy(async () => ({
  default: (await import('../features/users/user-panel.tsx')).UserPanel,
}))

/** Directory › Users. */
export function UsersPage() {
  const { id, open, close } = useOpenRow(usePaths().users)
  const [query, change] = useListQuery()
  const [isAdding, setAdding] = useState(false)
  const list = useUserList(query)
  const selection = useSelection<User>(list.listKey)
  // The report of a bulk action stays when nothing is selected any more.
  const [isWorking, setWorking] = useState(false)
  const isBulk = isWorking || selection.rows.length > 0

  return (
    <PageFrame
      isFilled
      panel={id !== undefined && <UserPanel key={id} userId={id} onClose={close} />}
    >
      <PageHeader
        title="Users"
        actions={
          <Button variant="primary" onPress={() => setAdding(true)}>
            Add user
          </Button>
        }
      />
      <DirectoryList
        noun="user"
        icon={Users}
        emptyText="The directory is empty."
        filterExample='title sw "Sales"'
        list={list}
        query={query}
        onChange={change}
        bulkActions={
          isBulk && (
            <UserBulkBar
              selection={selection}
              total={list.total ?? list.rowCount}
              listPath={list.listKey}
              onWork={setWorking}
            />
          )
        }
      >
        <UserTable
          list={list}
          openId={id}
          onOpen={open}
          order={query.order}
          onOrder={(order) => change({ order })}
          selection={{ ids: selection.ids, name: fullName, onSelect: selection.select }}
        />
      </DirectoryList>
      {isAdding && <UserDialog onClose={() => setAdding(false)} />}
    </PageFrame>
  )
}

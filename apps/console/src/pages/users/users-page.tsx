import { Users } from 'lucide-react'
import { useState } from 'react'
import { usePaths } from '../../entities/environment/environment-paths.ts'
import { useSession } from '../../entities/environment/session.ts'
import { fullName, searchExpression } from '../../entities/user/user-names.ts'
import { answer } from '../../lib/answer.ts'
import { lazyCode } from '../../lib/patient-code.ts'
import { DirectoryList } from '../../patterns/list/directory-list.tsx'
import { listPath, type ListQuery, useListQuery } from '../../patterns/list/list-query.ts'
import { useListPage, useOpenRow } from '../../patterns/list/use-list-page.ts'
import { usePagedList } from '../../patterns/list/use-paged-list.ts'
import { PageFrame } from '../../patterns/page-frame.tsx'
import { Button } from '../../ui/button.tsx'
import { PageHeader } from '../../ui/page-header.tsx'
import { UserTable } from './user-table.tsx'

const UserBulkBar = lazyCode(async () => (await import('./user-bulk-bar.tsx')).UserBulkBar)
const UserDialog = lazyCode(async () => (await import('./user-dialog.tsx')).UserDialog)
const UserPanel = lazyCode(async () => (await import('./user-panel.tsx')).UserPanel)

/** Directory › Users. */
export function UsersPage() {
  const { users: listPath, behaviour } = usePaths()
  const row = useOpenRow(listPath)
  const [query, change] = useListQuery(listPath)
  const [isAdding, setAdding] = useState(false)
  const list = useUserList(query)
  const { table, bulk } = useListPage({ list, row, query, change, name: fullName })

  return (
    <PageFrame
      isFilled
      panel={row.id !== undefined && <UserPanel key={row.id} userId={row.id} onClose={row.close} />}
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
        orderPath={`${behaviour}#list-order`}
        emptyText="The directory is empty."
        filterExample='title sw "Sales"'
        list={list}
        query={query}
        onChange={change}
        bulkActions={bulk && <UserBulkBar {...bulk} />}
      >
        <UserTable {...table} />
      </DirectoryList>
      {isAdding && <UserDialog onClose={() => setAdding(false)} />}
    </PageFrame>
  )
}

/** The users of the directory, loaded by page while scrolling. */
function useUserList(query: ListQuery) {
  const { platform } = useSession()
  return usePagedList({
    collection: 'users',
    read: (path) => platform.list(path, 'users', answer('user')),
    path: listPath('users', query, searchExpression),
  })
}

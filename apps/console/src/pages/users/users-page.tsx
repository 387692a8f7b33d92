import { Users } from 'lucide-react'
import { Suspense, useState } from 'react'
import { DirectoryList } from '../../patterns/list/directory-list.tsx'
import { useListPage } from '../../patterns/list/use-list-page.ts'
import { useListQuery } from '../../patterns/list/use-list-query.ts'
import { useOpenRow } from '../../patterns/list/use-open-row.ts'
import { usePaths } from '../../entities/environment/use-paths.ts'
import { useUserList } from './use-user-list.ts'
import { fullName } from '../../entities/user/user-names.ts'
import { UserTable } from './user-table.tsx'
import { Button } from '../../ui/button.tsx'
import { PageHeader } from '../../ui/page-header.tsx'
import { PageFrame } from '../../patterns/page-frame.tsx'
import { lazyCode } from '../../lib/patient-code.ts'

const UserBulkBar = lazyCode(async () => ({
  default: (await import('./user-bulk-bar.tsx')).UserBulkBar,
}))

const UserDialog = lazyCode(async () => ({
  default: (await import('./user-dialog.tsx')).UserDialog,
}))

const UserPanel = lazyCode(async () => ({
  default: (await import('./user-panel.tsx')).UserPanel,
}))

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
      <Suspense>{isAdding && <UserDialog onClose={() => setAdding(false)} />}</Suspense>
    </PageFrame>
  )
}

import { Users } from 'lucide-react'
import { lazy, useCallback, useDeferredValue, useState } from 'react'
import { useNavigate, useParams } from 'react-router'
import { usePaths } from '../features/session/use-paths.ts'
import { useUsers } from '../features/users/user-queries.ts'
import { UserTable } from '../features/users/user-table.tsx'
import { failureText } from '../lib/platform-error.ts'
import { Button } from '../ui/button.tsx'
import { EmptyState } from '../ui/empty-state.tsx'
import layout from '../ui/layout.module.css'
import { Loading } from '../ui/loading.tsx'
import { Notice } from '../ui/notice.tsx'
import { PageHeader } from '../ui/page-header.tsx'
import { SearchField } from '../ui/search-field.tsx'
import table from '../ui/table.module.css'
import { PageFrame } from './page-frame.tsx'

const UserDialog = lazy(async () => ({
  default: (await import('../features/users/user-dialog.tsx')).UserDialog,
}))

const UserPanel = lazy(async () => ({
  default: (await import('../features/users/user-panel.tsx')).UserPanel,
}))

/** Directory › Users. */
export function UsersPage() {
  const { id } = useParams()
  const navigate = useNavigate()
  const paths = usePaths()
  const [search, setSearch] = useState('')
  const [isAdding, setAdding] = useState(false)
  const { users, total, error, hasMore, loadMore } = useUsers({ search: useDeferredValue(search) })
  const close = useCallback(() => void navigate(paths.users), [navigate, paths])

  return (
    <PageFrame panel={id !== undefined && <UserPanel key={id} userId={id} onClose={close} />}>
      <PageHeader
        title="Users"
        actions={
          <Button variant="primary" onPress={() => setAdding(true)}>
            Add user
          </Button>
        }
      />
      <div className={layout.toolbar}>
        <SearchField label="Search users" value={search} onChange={setSearch} />
        <span className={layout.muted}>{total} users</span>
      </div>
      {error !== null && <Notice tone="danger">{failureText(error)}</Notice>}
      {users === undefined && error === null && <Loading />}
      {users !== undefined && (
        <div className={table.frame}>
          {users.length === 0 ? (
            <EmptyState icon={Users} title="No user is found">
              {search === '' ? 'The directory is empty.' : 'Names are searched from their start.'}
            </EmptyState>
          ) : (
            <UserTable
              users={users}
              selectedId={id}
              onOpen={(userId) => void navigate(`${paths.users}/${userId}`)}
            />
          )}
          {hasMore && (
            <div className={table.more}>
              <Button size="small" variant="quiet" onPress={loadMore}>
                Load more
              </Button>
            </div>
          )}
        </div>
      )}
      {isAdding && <UserDialog onClose={() => setAdding(false)} />}
    </PageFrame>
  )
}

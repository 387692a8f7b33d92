import { UsersRound } from 'lucide-react'
import { lazy, useCallback, useState } from 'react'
import { useNavigate, useParams } from 'react-router'
import { useGroups } from '../features/groups/group-queries.ts'
import { GroupTable } from '../features/groups/group-table.tsx'
import { usePaths } from '../features/session/use-paths.ts'
import { failureText } from '../lib/platform-error.ts'
import { Button } from '../ui/button.tsx'
import { EmptyState } from '../ui/empty-state.tsx'
import { Loading } from '../ui/loading.tsx'
import { Notice } from '../ui/notice.tsx'
import { PageHeader } from '../ui/page-header.tsx'
import table from '../ui/table.module.css'
import { PageFrame } from './page-frame.tsx'

const GroupDialog = lazy(async () => ({
  default: (await import('../features/groups/group-dialog.tsx')).GroupDialog,
}))

const GroupPanel = lazy(async () => ({
  default: (await import('../features/groups/group-panel.tsx')).GroupPanel,
}))

/** Directory › Groups. */
export function GroupsPage() {
  const { id } = useParams()
  const navigate = useNavigate()
  const paths = usePaths()
  const [isAdding, setAdding] = useState(false)
  const { data: groups, error } = useGroups()
  const selected = groups?.find((group) => group.id === id)
  const close = useCallback(() => void navigate(paths.groups), [navigate, paths])

  return (
    <PageFrame
      panel={selected && <GroupPanel key={selected.id} group={selected} onClose={close} />}
    >
      <PageHeader
        title="Groups"
        actions={
          <Button variant="primary" onPress={() => setAdding(true)}>
            Add group
          </Button>
        }
      />
      {error !== null && <Notice tone="danger">{failureText(error)}</Notice>}
      {groups === undefined && error === null && <Loading />}
      {groups !== undefined && (
        <div className={table.frame}>
          {groups.length === 0 ? (
            <EmptyState icon={UsersRound} title="No groups yet">
              A rule’s filter can name a group; its members are then provisioned.
            </EmptyState>
          ) : (
            <GroupTable
              groups={groups}
              selectedId={id}
              onOpen={(groupId) => void navigate(`${paths.groups}/${groupId}`)}
            />
          )}
        </div>
      )}
      {isAdding && <GroupDialog onClose={() => setAdding(false)} />}
    </PageFrame>
  )
}

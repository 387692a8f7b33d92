import type { Group } from '@pingone-sandbox/pingone/contract'
import { UsersRound } from 'lucide-react'
import { lazy, useState } from 'react'
import { DirectoryList } from '../features/directory/directory-list.tsx'
import { useListQuery } from '../features/directory/use-list-query.ts'
import { useOpenRow } from '../features/directory/use-open-row.ts'
import { useSelection } from '../features/directory/use-selection.ts'
import { GroupTable } from '../features/groups/group-table.tsx'
import { useGroupList } from '../features/groups/use-group-list.ts'
import { usePaths } from '../features/session/use-paths.ts'
import { Button } from '../ui/button.tsx'
import { PageHeader } from '../ui/page-header.tsx'
import { PageFrame } from './page-frame.tsx'

const GroupBulkBar = lazy(async () => ({
  default: (await import('../features/groups/group-bulk-bar.tsx')).GroupBulkBar,
}))

const GroupDialog = lazy(async () => ({
  default: (await import('../features/groups/group-dialog.tsx')).GroupDialog,
}))

const GroupPanel = lazy(async () => ({
  default: (await import('../features/groups/group-panel.tsx')).GroupPanel,
}))

/** Directory › Groups. */
export function GroupsPage() {
  const { id, open, close } = useOpenRow(usePaths().groups)
  const [query, change] = useListQuery()
  const [isAdding, setAdding] = useState(false)
  const list = useGroupList(query)
  const selection = useSelection<Group>(list.listKey)
  // The report of a bulk action stays when nothing is selected any more.
  const [isWorking, setWorking] = useState(false)
  const isBulk = isWorking || selection.rows.length > 0

  return (
    <PageFrame
      isFilled
      panel={id !== undefined && <GroupPanel key={id} groupId={id} onClose={close} />}
    >
      <PageHeader
        title="Groups"
        actions={
          <Button variant="primary" onPress={() => setAdding(true)}>
            Add group
          </Button>
        }
      />
      <DirectoryList
        noun="group"
        icon={UsersRound}
        emptyText="A rule’s filter can name a group; its members are then provisioned."
        filterExample='name sw "Vendor"'
        list={list}
        query={query}
        onChange={change}
        bulkActions={
          isBulk && (
            <GroupBulkBar
              selection={selection}
              total={list.total ?? list.rowCount}
              listPath={list.listKey}
              onWork={setWorking}
            />
          )
        }
      >
        <GroupTable
          list={list}
          openId={id}
          onOpen={open}
          order={query.order}
          onOrder={(order) => change({ order })}
          selection={{ ids: selection.ids, name: ({ name }) => name, onSelect: selection.select }}
        />
      </DirectoryList>
      {isAdding && <GroupDialog onClose={() => setAdding(false)} />}
    </PageFrame>
  )
}

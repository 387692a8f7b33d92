import type { Group } from '@pingone-sandbox/contract'
import { UsersRound } from 'lucide-react'
import { useState } from 'react'
import { usePaths } from '../../entities/environment/environment-paths.ts'
import { useSession } from '../../entities/environment/session.ts'
import { groupSearchExpression } from '../../entities/group/group-search.ts'
import { answer } from '../../lib/answer.ts'
import { lazyCode } from '../../lib/patient-code.ts'
import { DirectoryList } from '../../patterns/list/directory-list.tsx'
import { listPath, type ListQuery, useListQuery } from '../../patterns/list/list-query.ts'
import { useListPage, useOpenRow } from '../../patterns/list/use-list-page.ts'
import { usePagedList } from '../../patterns/list/use-paged-list.ts'
import { PageFrame } from '../../patterns/page-frame.tsx'
import { Button } from '../../ui/button.tsx'
import { PageHeader } from '../../ui/page-header.tsx'
import { GroupTable } from './group-table.tsx'

const GroupBulkBar = lazyCode(async () => (await import('./group-bulk-bar.tsx')).GroupBulkBar)
const GroupDialog = lazyCode(async () => (await import('./group-dialog.tsx')).GroupDialog)
const GroupPanel = lazyCode(async () => (await import('./group-panel.tsx')).GroupPanel)

const nameOf = ({ name }: Group) => name

/** Directory › Groups. */
export function GroupsPage() {
  const { groups: listPath, behaviour } = usePaths()
  const row = useOpenRow(listPath)
  const [query, change] = useListQuery(listPath)
  const [isAdding, setAdding] = useState(false)
  const list = useGroupList(query)
  const { table, bulk } = useListPage({ list, row, query, change, name: nameOf })

  return (
    <PageFrame
      isFilled
      panel={
        row.id !== undefined && <GroupPanel key={row.id} groupId={row.id} onClose={row.close} />
      }
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
        orderPath={`${behaviour}#list-order`}
        emptyText="A rule’s filter can name a group; its members are then provisioned."
        filterExample='name sw "Vendor"'
        list={list}
        query={query}
        onChange={change}
        bulkActions={bulk && <GroupBulkBar {...bulk} />}
      >
        <GroupTable {...table} />
      </DirectoryList>
      {isAdding && <GroupDialog onClose={() => setAdding(false)} />}
    </PageFrame>
  )
}

/** The groups of the directory, loaded by page while scrolling. */
function useGroupList(query: ListQuery) {
  const { platform } = useSession()
  return usePagedList({
    collection: 'groups',
    read: (path) => platform.list(path, 'groups', answer('group')),
    path: listPath('groups', query, groupSearchExpression),
  })
}

import type { Group } from '@pingone-sandbox/contract'
import { UsersRound } from 'lucide-react'
import { Suspense, useState } from 'react'
import { DirectoryList } from '../../patterns/list/directory-list.tsx'
import { useListPage } from '../../patterns/list/use-list-page.ts'
import { useListQuery } from '../../patterns/list/use-list-query.ts'
import { useOpenRow } from '../../patterns/list/use-open-row.ts'
import { GroupTable } from './group-table.tsx'
import { useGroupList } from './use-group-list.ts'
import { usePaths } from '../../entities/environment/use-paths.ts'
import { Button } from '../../ui/button.tsx'
import { PageHeader } from '../../ui/page-header.tsx'
import { PageFrame } from '../../patterns/page-frame.tsx'
import { lazyCode } from '../../lib/patient-code.ts'

const GroupBulkBar = lazyCode(async () => ({
  default: (await import('./group-bulk-bar.tsx')).GroupBulkBar,
}))

const GroupDialog = lazyCode(async () => ({
  default: (await import('./group-dialog.tsx')).GroupDialog,
}))

const GroupPanel = lazyCode(async () => ({
  default: (await import('./group-panel.tsx')).GroupPanel,
}))

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
      <Suspense>{isAdding && <GroupDialog onClose={() => setAdding(false)} />}</Suspense>
    </PageFrame>
  )
}

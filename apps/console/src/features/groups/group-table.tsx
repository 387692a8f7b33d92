import type { Group } from '@pingone-sandbox/pingone/contract'
import { formatInstant } from '../../lib/format-time.ts'
import table from '../../ui/table.module.css'

interface Props {
  readonly groups: readonly Group[]
  readonly selectedId: string | undefined
  readonly onOpen: (id: string) => void
}

/** The groups of the directory. */
export function GroupTable({ groups, selectedId, onOpen }: Props) {
  return (
    <table className={table.table}>
      <thead>
        <tr>
          <th scope="col">Group Name</th>
          <th scope="col">Description</th>
          <th scope="col">Updated</th>
        </tr>
      </thead>
      <tbody>
        {groups.map((group) => (
          <tr key={group.id} data-selected={group.id === selectedId || undefined}>
            <td>
              <button type="button" className={table.open} onClick={() => onOpen(group.id)}>
                {group.name}
              </button>
            </td>
            <td className={table.second}>{group.description}</td>
            <td className={table.second}>{formatInstant(group.updatedAt)}</td>
          </tr>
        ))}
      </tbody>
    </table>
  )
}

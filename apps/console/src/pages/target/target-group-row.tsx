import { formatClock } from '../../lib/format-time.ts'
import table from '../../ui/table.module.css'
import type { TargetResource } from './target-queries.ts'

interface Props {
  readonly resource: TargetResource
  readonly isSelected: boolean
  readonly onOpen: () => void
}

/** A group at the target. */
export function TargetGroupRow({ resource, isSelected, onOpen }: Props) {
  const lastModified = resource.meta?.lastModified
  return (
    <tr data-selected={isSelected || undefined}>
      <td>
        <button type="button" className={table.open} onClick={onOpen}>
          {resource.displayName ?? resource.id}
        </button>
      </td>
      <td>{resource.members?.length ?? 0}</td>
      <td className={table.second} title={lastModified}>
        {lastModified === undefined ? '–' : formatClock(lastModified)}
      </td>
    </tr>
  )
}

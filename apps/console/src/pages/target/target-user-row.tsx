import { formatClock } from '../../lib/format-time.ts'
import { StatusBadge } from '../../ui/status-badge.tsx'
import table from '../../ui/table.module.css'
import type { TargetResource } from './target-queries.ts'

interface Props {
  readonly resource: TargetResource
  readonly isSelected: boolean
  readonly onOpen: () => void
}

/** A user at the target. */
export function TargetUserRow({ resource, isSelected, onOpen }: Props) {
  const { name } = resource
  const lastModified = resource.meta?.lastModified
  return (
    <tr data-selected={isSelected || undefined}>
      <td>
        <button type="button" className={table.open} onClick={onOpen}>
          {resource.userName ?? resource.id}
        </button>
      </td>
      <td className={table.minor}>
        {name?.formatted ?? [name?.givenName, name?.familyName].filter(Boolean).join(' ')}
      </td>
      <td className={table.second}>{resource.emails?.[0]?.value}</td>
      <td>
        {resource.active === false ? (
          <StatusBadge tone="inactive">false</StatusBadge>
        ) : (
          <StatusBadge tone="success">true</StatusBadge>
        )}
      </td>
      <td className={table.second} title={lastModified}>
        {lastModified === undefined ? '–' : formatClock(lastModified)}
      </td>
    </tr>
  )
}

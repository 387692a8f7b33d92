import { X } from 'lucide-react'
import { Button } from '../../ui/button.tsx'
import { IconButton } from '../../ui/icon-button.tsx'
import layout from '../../ui/layout.module.css'
import choice from '../../ui/choice-list.module.css'
import { fullName } from '../../entities/user/user-names.ts'
import type { useUsers } from '../../entities/user/user-queries.ts'

interface Props {
  readonly label: string
  readonly list: ReturnType<typeof useUsers>
  /** Absent for members who cannot be taken out here. */
  readonly onRemove?: (userId: string) => void
}

/** Members of a group who came to it in the same way. */
export function MemberList({ label, list: { users = [], hasMore, loadMore }, onRemove }: Props) {
  return (
    <>
      <ul className={choice.list} aria-label={label}>
        {users.map((user) => (
          <li key={user.id} className={layout.spread}>
            <span>
              {fullName(user)} <span className={layout.muted}>{user.username}</span>
            </span>
            {onRemove !== undefined && (
              <IconButton aria-label={`Remove ${user.username}`} onPress={() => onRemove(user.id)}>
                <X size={15} />
              </IconButton>
            )}
          </li>
        ))}
      </ul>
      {hasMore && (
        <Button size="small" variant="quiet" onPress={loadMore}>
          Load more
        </Button>
      )}
    </>
  )
}

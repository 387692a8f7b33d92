import type { GroupMembership } from '@pingone-sandbox/contract'
import { X } from 'lucide-react'
import { IconButton } from '../../ui/icon-button.tsx'
import layout from '../../ui/layout.module.css'
import choice from '../../ui/choice-list.module.css'

interface Props {
  readonly memberships: readonly GroupMembership[]
  readonly onRemove: (groupId: string) => void
  /** Said when there are none at all. */
  readonly emptyText: string
}

/** Memberships by kind: only direct ones can be removed here. */
export function MembershipLists({ memberships, onRemove, emptyText }: Props) {
  const direct = memberships.filter(({ type }) => type === 'DIRECT')
  const inherited = memberships.filter(({ type }) => type !== 'DIRECT')
  return (
    <>
      {memberships.length === 0 && <p className={layout.muted}>{emptyText}</p>}
      {direct.length > 0 && (
        <ul className={choice.list} aria-label="Direct">
          {direct.map(({ id, name }) => (
            <li key={id} className={layout.spread}>
              {name}
              <IconButton aria-label={`Remove from ${name}`} onPress={() => onRemove(id)}>
                <X size={15} />
              </IconButton>
            </li>
          ))}
        </ul>
      )}
      {inherited.length > 0 && (
        <>
          <p className={layout.muted}>Through nested groups or a group’s filter:</p>
          <ul className={choice.list} aria-label="Inherited">
            {inherited.map(({ id, name }) => (
              <li key={id}>{name}</li>
            ))}
          </ul>
        </>
      )}
    </>
  )
}

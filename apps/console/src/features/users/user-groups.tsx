import type { User } from '@pingone-sandbox/pingone/contract'
import { X } from 'lucide-react'
import { failureText } from '../../lib/platform-error.ts'
import { IconButton } from '../../ui/icon-button.tsx'
import layout from '../../ui/layout.module.css'
import { SelectField } from '../../ui/select-field.tsx'
import { useToast } from '../../ui/toast.tsx'
import { useGroups } from '../groups/group-queries.ts'
import choice from '../rules/choice-list.module.css'
import { useChangeMembership, useMemberships } from './user-queries.ts'

interface Props {
  readonly user: User
}

/** The groups of a user. */
export function UserGroups({ user }: Props) {
  const memberships = useMemberships(user.id).data ?? []
  const groups = useGroups().data ?? []
  const change = useChangeMembership()
  const toast = useToast()
  const joined = new Set(memberships.filter(({ type }) => type === 'DIRECT').map(({ id }) => id))
  const set = (groupId: string, isMember: boolean) =>
    change.mutate(
      { groupId, userIds: [user.id], isMember },
      { onError: (error) => toast('danger', failureText(error)) },
    )

  return (
    <section className={layout.stack} aria-label="Groups">
      <h3>Groups</h3>
      {memberships.length === 0 ? (
        <p className={layout.muted}>In no group.</p>
      ) : (
        <ul className={choice.list}>
          {memberships.map(({ id, name, type }) => (
            <li key={id} className={layout.spread}>
              {name}
              {type === 'DIRECT' ? (
                <IconButton aria-label={`Remove from ${name}`} onPress={() => set(id, false)}>
                  <X size={15} />
                </IconButton>
              ) : (
                <span className={layout.muted}>inherited</span>
              )}
            </li>
          ))}
        </ul>
      )}
      <SelectField
        label="Add to group"
        value={null}
        placeholder="Choose a group"
        onChange={(id) => set(id, true)}
        options={groups
          .filter(({ id }) => !joined.has(id))
          .map(({ id, name }) => ({ id, label: name }))}
      />
    </section>
  )
}

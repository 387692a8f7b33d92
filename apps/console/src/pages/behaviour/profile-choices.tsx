import type { ProfileAnswer } from '@pingone-sandbox/contract'
import { failureText } from '../../lib/platform-error.ts'
import { useState } from 'react'
import { Button } from '../../ui/button.tsx'
import { ConflictChoice } from '../../patterns/merge/field-conflict.tsx'
import layout from '../../ui/layout.module.css'
import { SelectField } from '../../ui/select-field.tsx'
import { StatusBadge } from '../../ui/status-badge.tsx'
import { useToast } from '../../patterns/toast/toast.tsx'
import {
  ProfileConflictError,
  useChangeProfile,
} from '../../entities/behaviour/behaviour-queries.ts'
import { groupChoices } from './choice-labels.ts'
import type { ProfileEdit } from '../../entities/behaviour/profile-merge.ts'
import styles from './profile-choices.module.css'

interface Props {
  readonly profile: ProfileAnswer
}

/** The profile and every single choice of it. */
export function ProfileChoices({ profile }: Props) {
  const change = useChangeProfile()
  const toast = useToast()
  const { base, choices, values, available } = profile
  const isCustom = profile.name === 'custom'

  /** The last edit, while it is in conflict. */
  const [contested, contest] = useState<{ edit: ProfileEdit; error: ProfileConflictError }>()

  function put(edit: ProfileEdit, shown = profile) {
    contest(undefined)
    change.mutate(
      { edit, shown },
      {
        onError: (error) =>
          error instanceof ProfileConflictError
            ? contest({ edit, error })
            : toast('danger', failureText(error)),
      },
    )
  }

  function choose(name: string, text: string) {
    const value = values[name]?.find((each) => String(each) === text)
    if (value !== undefined) put({ choice: name, value })
  }

  function conflictAt(path: string, label: string) {
    if (contested?.error.conflict.path.join('.') !== path) return undefined
    const { edit, error } = contested
    return (
      <div role="alert">
        <ConflictChoice
          label={label}
          mine={wordsOf(error.conflict.mine as string | boolean)}
          theirs={wordsOf(error.conflict.theirs as string | boolean)}
          onChoose={(side) => (side === 'mine' ? put(edit, error.now) : contest(undefined))}
        />
      </div>
    )
  }

  return (
    <section className={layout.card} aria-labelledby="profile-title">
      <div className={layout.spread}>
        <h2 id="profile-title">Profile</h2>
        {isCustom && (
          <span className={layout.row}>
            <StatusBadge tone="warning">Custom, based on {base}</StatusBadge>
            <Button size="small" onPress={() => put({ base })}>
              Back to {base}
            </Button>
          </span>
        )}
      </div>
      <SelectField
        label="Behaviour profile"
        value={base}
        onChange={(name) => put({ base: name })}
        options={available.map((id) => ({ id, label: id }))}
        description="A named set of the choices below. Changing one of them makes the profile custom."
        footing={conflictAt('base', 'Behaviour profile')}
      />
      <div className={styles.groups}>
        {groupChoices(Object.keys(choices)).map((group) => (
          <fieldset key={group.title} className={styles.group}>
            <legend>{group.title}</legend>
            {group.choices.map(([name, label]) => (
              <SelectField
                key={name}
                label={label}
                value={String(choices[name])}
                onChange={(value) => choose(name, value)}
                footing={conflictAt(`choices.${name}`, label)}
                options={(values[name] ?? []).map((value) => ({
                  id: String(value),
                  label: wordsOf(value),
                }))}
              />
            ))}
          </fieldset>
        ))}
      </div>
    </section>
  )
}

function wordsOf(value: string | boolean): string {
  if (typeof value === 'boolean') return value ? 'yes' : 'no'
  return value === 'put' || value === 'patch' ? value.toUpperCase() : value
}

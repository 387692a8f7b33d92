import type { ProfileAnswer } from '@pingone-sandbox/pingone/contract'
import { failureText } from '../../lib/platform-error.ts'
import { Button } from '../../ui/button.tsx'
import layout from '../../ui/layout.module.css'
import { SelectField } from '../../ui/select-field.tsx'
import { StatusBadge } from '../../ui/status-badge.tsx'
import { useToast } from '../../ui/toast.tsx'
import { useChangeProfile, type ProfileChange } from './behaviour-queries.ts'
import { groupChoices } from './choice-labels.ts'
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

  const put = (next: ProfileChange) =>
    change.mutate(next, { onError: (error) => toast('danger', failureText(error)) })

  function choose(name: string, text: string) {
    const value = values[name]?.find((each) => String(each) === text)
    if (value !== undefined) put({ name: base, choices: { ...choices, [name]: value } })
  }

  return (
    <section className={layout.card} aria-labelledby="profile-title">
      <div className={layout.spread}>
        <h2 id="profile-title">Profile</h2>
        {isCustom && (
          <span className={layout.row}>
            <StatusBadge tone="warning">Custom, based on {base}</StatusBadge>
            <Button size="small" onPress={() => put({ name: base })}>
              Back to {base}
            </Button>
          </span>
        )}
      </div>
      <SelectField
        label="Behaviour profile"
        value={base}
        onChange={(name) => put({ name })}
        options={available.map((id) => ({ id, label: id }))}
        description="A named set of the choices below. Changing one of them makes the profile custom."
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

import { substituteIdentifier } from '@pingone-sandbox/contract'
import { useState } from 'react'
import { UserField, useSampleUser } from '../../entities/user/user-field.tsx'
import { useUser } from '../../entities/user/user-queries.ts'
import { classNames } from '../../ui/class-names.ts'
import layout from '../../ui/layout.module.css'
import styles from './preferences-fields.module.css'

interface Props {
  readonly expression: string
  /** `userName`, or `workEmail`. */
  readonly identifier: string
}

/** The User Filter Expression as it would be sent for one user. */
export function FilterPreview({ expression, identifier }: Props) {
  const [chosenId, choose] = useState<string>()
  const sample = useSampleUser()
  const user = useUser(chosenId ?? sample?.id).data
  const value = identifier === 'workEmail' ? user?.email : user?.username
  if (expression.trim() === '') return null
  return (
    <section className={layout.stack} aria-label="Filter preview">
      <div className={styles.line}>
        <UserField label="Preview for" userId={chosenId ?? sample?.id} onChange={choose} />
        {user !== undefined && (
          <output className={styles.filter}>
            {value === undefined || value === ''
              ? `${user.username} has no email address, so that nothing would be looked for.`
              : substituteIdentifier(expression, value)}
          </output>
        )}
      </div>
      <p className={classNames(layout.muted, layout.small)}>
        This is the value of the default mapping. A rule can map {identifier} differently.
      </p>
    </section>
  )
}

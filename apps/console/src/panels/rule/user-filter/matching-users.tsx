import type { Rule } from '@pingone-sandbox/contract'
import { useDeferredValue, useState } from 'react'
import { Button } from '../../../ui/button.tsx'
import { Expander } from '../../../ui/expander.tsx'
import layout from '../../../ui/layout.module.css'
import { StatusBadge } from '../../../ui/status-badge.tsx'
import { UserField } from '../../../entities/user/user-field.tsx'
import { fullName } from '../../../entities/user/user-names.ts'
import styles from './matching-users.module.css'
import { useMatchingUsers } from './use-matching-users.ts'
import { WhyUser } from './why-user.tsx'

interface Props {
  readonly rule: Rule
  /** The filter as it is edited. */
  readonly expression: string
}

/** Whom a filter matches, and why it matches one user and not another. */
export function MatchingUsers({ rule, expression }: Props) {
  const asked = useDeferredValue(expression)
  const { users, total, error, hasMore, loadMore } = useMatchingUsers(asked)
  const [checkedId, check] = useState<string>()
  const isAnswered = asked !== '' && error === null && total !== undefined

  return (
    <section className={layout.stack} aria-label="Matching users">
      <div className={layout.row}>
        <output>
          {asked === '' && <StatusBadge tone="neutral">Matches nobody</StatusBadge>}
          {isAnswered && (
            <StatusBadge tone={total === 0 ? 'warning' : 'info'}>
              {total === 1 ? 'Matches 1 user' : `Matches ${total.toLocaleString('en')} users`}
            </StatusBadge>
          )}
        </output>
        {asked !== '' && <code className={styles.expression}>{asked}</code>}
      </div>
      {isAnswered && total > 0 && (
        <Expander summary="Who they are">
          {() => (
            <>
              <ul className={styles.list} aria-label="Users the filter matches">
                {users.map((user) => (
                  <li key={user.id}>
                    <Expander
                      summary={
                        <>
                          <span className={styles.name}>{user.username}</span>
                          <span className={layout.muted}>{fullName(user)}</span>
                        </>
                      }
                    >
                      {() => (
                        <div className={styles.why}>
                          <WhyUser rule={rule} expression={asked} userId={user.id} />
                        </div>
                      )}
                    </Expander>
                  </li>
                ))}
              </ul>
              {hasMore && (
                <Button size="small" variant="quiet" onPress={loadMore}>
                  Show more
                </Button>
              )}
            </>
          )}
        </Expander>
      )}
      {error === null && (
        <>
          <UserField label="Check a user" userId={checkedId} onChange={check} />
          {checkedId !== undefined && (
            <WhyUser rule={rule} expression={asked} userId={checkedId} hasVerdict />
          )}
        </>
      )}
    </section>
  )
}

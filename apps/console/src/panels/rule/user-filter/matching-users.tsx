import { keepPreviousData, useInfiniteQuery } from '@tanstack/react-query'
import { useDeferredValue, useState } from 'react'
import { counted } from '../../../lib/format-count.ts'
import { useSession } from '../../../entities/environment/session.ts'
import { type PreviewedRule, usePreview } from '../../../entities/rule/use-preview.ts'
import { ConditionList } from '../../../entities/scope/condition-list.tsx'
import { UserField } from '../../../entities/user/user-field.tsx'
import { fullName } from '../../../entities/user/user-names.ts'
import { answer } from '../../../lib/answer.ts'
import { failureText } from '../../../lib/platform-error.ts'
import { Button } from '../../../ui/button.tsx'
import { Expander } from '../../../ui/expander.tsx'
import layout from '../../../ui/layout.module.css'
import { Notice } from '../../../ui/notice.tsx'
import { StatusBadge } from '../../../ui/status-badge.tsx'
import styles from './matching-users.module.css'

interface Props {
  readonly under: PreviewedRule
  /** The filter as it is edited. */
  readonly expression: string
}

/** The users that a filter matches, and why it matches a given user. */
export function MatchingUsers({ under, expression }: Props) {
  const asked = useDeferredValue(expression)
  const { users, total, error, hasMore, loadMore } = useMatchingUsers(asked)
  const [checkedId, check] = useState<string>()
  const isAnswered = asked !== '' && error === null && total !== undefined

  return (
    <section className={layout.stack} aria-label="Matching users">
      <div className={layout.row}>
        <output>
          {asked === '' && <StatusBadge tone="neutral">Matches no users</StatusBadge>}
          {isAnswered && (
            <StatusBadge tone={total === 0 ? 'warning' : 'info'}>
              Matches {counted(total, 'user')}
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
                          <WhyUser under={under} expression={asked} userId={user.id} />
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
            <WhyUser under={under} expression={asked} userId={checkedId} hasVerdict />
          )}
        </>
      )}
    </section>
  )
}

interface WhyUserProps {
  readonly under: PreviewedRule
  readonly expression: string
  readonly userId: string
  /** Whether to show the verdict; in a list of matching users it is redundant. */
  readonly hasVerdict?: boolean
}

/** Why a filter, saved or not, matches a user: each condition with its value, and the verdict. */
function WhyUser({ under, expression, userId, hasVerdict = false }: WhyUserProps) {
  const { data, error } = usePreview({
    ...under,
    userId,
    populationExpression: expression,
  })
  if (data === undefined && error !== null)
    return <Notice tone="danger">{failureText(error)}</Notice>
  if (data === undefined) return null
  return (
    <div className={layout.stack}>
      {hasVerdict && (
        <output>
          <StatusBadge tone={data.inScope ? 'success' : 'inactive'}>
            {data.inScope ? `Matches ${data.user.name}` : `Does not match ${data.user.name}`}
          </StatusBadge>
        </output>
      )}
      <ConditionList conditions={data.conditions} />
    </div>
  )
}

const pageSize = 20

/** The users that a filter matches now, by page; count and list come from one answer. */
export function useMatchingUsers(expression: string) {
  const { platform } = useSession()
  const query = new URLSearchParams({ filter: expression, limit: String(pageSize) })
  const list = useInfiniteQuery({
    queryKey: ['users', 'matching', expression],
    queryFn: ({ pageParam }) => platform.list(pageParam, 'users', answer('user')),
    initialPageParam: `/users?${query}`,
    getNextPageParam: (page) => page.next,
    enabled: expression !== '',
    placeholderData: keepPreviousData,
    retry: false,
  })
  return {
    users: list.data?.pages.flatMap(({ items }) => items) ?? [],
    total: list.data?.pages[0]?.total,
    error: list.error,
    hasMore: list.hasNextPage,
    loadMore: () => void list.fetchNextPage(),
  }
}

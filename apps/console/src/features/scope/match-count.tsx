import { user } from '@pingone-sandbox/pingone/contract'
import { keepPreviousData, useQuery } from '@tanstack/react-query'
import { failureText } from '../../lib/platform-error.ts'
import { useSession } from '../session/session.ts'
import { StatusBadge } from '../../ui/status-badge.tsx'

interface Props {
  readonly expression: string
}

/** How many users a filter matches at this moment. */
export function MatchCount({ expression }: Props) {
  const { platform } = useSession()
  const { data, error } = useQuery({
    queryKey: ['users', 'count', expression],
    queryFn: async () => {
      const query = new URLSearchParams({ filter: expression, limit: '1' })
      return (await platform.list(`/users?${query}`, 'users', user)).total
    },
    enabled: expression !== '',
    placeholderData: keepPreviousData,
    retry: false,
  })
  if (expression === '') return <StatusBadge tone="neutral">Matches nobody</StatusBadge>
  if (error !== null) return <StatusBadge tone="danger">{failureText(error)}</StatusBadge>
  if (data === undefined) return <StatusBadge tone="running">Counting</StatusBadge>
  return (
    <output>
      <StatusBadge tone={data === 0 ? 'warning' : 'info'}>
        {data === 1 ? 'Matches 1 user' : `Matches ${data} users`}
      </StatusBadge>
    </output>
  )
}

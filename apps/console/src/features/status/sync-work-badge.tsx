import { idle } from '@pingone-sandbox/pingone/contract'
import { useQuery } from '@tanstack/react-query'
import { StatusBadge } from '../../ui/status-badge.tsx'

/** While there is work a queue gets shorter without a word in the journal. */
const everyMs = 1000

/** Says on every page how much there is left to provision. */
export function SyncWorkBadge() {
  const { data: work } = useQuery({
    // The stream asks again for what begins with `idle`.
    queryKey: ['idle', 'work'],
    // Past the timeout it answers 408; without one it would wait.
    queryFn: async () => idle.parse(await (await fetch('/_sandbox/idle?timeout=0ms')).json()),
    refetchInterval: ({ state: { data } }) =>
      data !== undefined && data.queued + data.running > 0 ? everyMs : false,
  })
  if (work === undefined) return null
  if (work.queued + work.running === 0) return <StatusBadge tone="neutral">Sync idle</StatusBadge>
  return (
    <StatusBadge tone="running">
      Sync: {work.queued} queued, {work.running} running
    </StatusBadge>
  )
}

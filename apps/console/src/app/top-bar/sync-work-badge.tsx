import { useQuery } from '@tanstack/react-query'
import { BarWords } from '../../ui/bar-words.tsx'
import { StatusBadge } from '../../ui/status-badge.tsx'
import { answer } from '../../lib/answer.ts'

/** While there is work a queue gets shorter without a word in the journal. */
const everyMs = 1000

/** Says on every page how much there is left to provision. */
export function SyncWorkBadge() {
  const { data: work } = useQuery({
    // The stream asks again for what begins with `idle`.
    queryKey: ['idle', 'work'],
    // Past the timeout it answers 408; without one it would wait.
    queryFn: async () =>
      answer('idle').parse(await (await fetch('/_sandbox/idle?timeout=0ms')).json()),
    refetchInterval: ({ state: { data } }) =>
      data !== undefined && data.queued + data.running > 0 ? everyMs : false,
  })
  if (work === undefined) return null
  const isIdle = work.queued + work.running === 0
  const text = isIdle ? 'Sync idle' : `Sync: ${work.queued} queued, ${work.running} running`
  return (
    <BarWords until={isIdle ? 4 : 5}>
      <StatusBadge tone={isIdle ? 'neutral' : 'running'} title={text}>
        <BarWords until={isIdle ? 2 : 3}>{text}</BarWords>
      </StatusBadge>
    </BarWords>
  )
}

import { useEffect, useState } from 'react'
import { formatAgo } from '../lib/format-ago.ts'
import { formatInstant } from '../lib/format-time.ts'

interface Props {
  /** An ISO instant. */
  readonly at: string
  /** The instant at which the clock stands; absent while it runs. */
  readonly clock?: string | undefined
}

/** How long ago something was, kept up to date each half minute; its title is the instant. */
export function TimeAgo({ at, clock }: Props) {
  const [now, setNow] = useState(() => Date.now())
  useEffect(() => {
    const timer = setInterval(() => setNow(Date.now()), 30_000)
    return () => clearInterval(timer)
  }, [])
  return (
    <time dateTime={at} title={formatInstant(at)}>
      {formatAgo(Date.parse(at), clock === undefined ? now : Date.parse(clock))}
    </time>
  )
}

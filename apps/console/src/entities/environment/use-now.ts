import { useEffect, useState } from 'react'
import { useSession } from './session.ts'

/** Milliseconds after which the present is read again: a day may end while the page is open. */
const everyMs = 60_000

/** The present instant of the sandbox: that of its clock where it stands. */
export function useNow(): string {
  const { clock } = useSession().info
  const [now, setNow] = useState(() => new Date().toISOString())
  useEffect(() => {
    const timer = setInterval(() => setNow(new Date().toISOString()), everyMs)
    return () => clearInterval(timer)
  }, [])
  return clock ?? now
}

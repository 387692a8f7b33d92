import { useQuery } from '@tanstack/react-query'
import { type ReactNode, useMemo } from 'react'
import { readInfo } from '../../lib/control-client.ts'
import { createPlatformClient } from '../../lib/platform-client.ts'
import { failureText } from '../../lib/platform-error.ts'
import { Loading } from '../../ui/loading.tsx'
import { Notice } from '../../ui/notice.tsx'
import { SessionContext } from './session.ts'

interface Props {
  readonly children: ReactNode
}

/** Asks the sandbox who it is before any page is shown. */
export function SessionProvider({ children }: Props) {
  const { data: info, error } = useQuery({
    queryKey: ['info'],
    queryFn: readInfo,
    staleTime: Infinity,
  })
  const session = useMemo(() => info && { info, platform: createPlatformClient({ info }) }, [info])
  if (error !== null)
    return (
      <Notice tone="danger" title="The sandbox does not answer">
        {failureText(error)} Is it still running?
      </Notice>
    )
  if (session === undefined) return <Loading />
  return <SessionContext value={session}>{children}</SessionContext>
}

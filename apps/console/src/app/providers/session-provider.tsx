import { createPlatformClient } from '@pingone-sandbox/client'
import { useQuery } from '@tanstack/react-query'
import { type ReactNode, useMemo } from 'react'
import { basePath } from '../../lib/base-path.ts'
import { readInfo } from '../../lib/control-client.ts'
import { failureText } from '../../lib/platform-error.ts'
import { reachSandbox } from '../../lib/reach-sandbox.ts'
import { Loading } from '../../ui/loading.tsx'
import { Notice } from '../../ui/notice.tsx'
import { SessionContext } from '../../entities/environment/session.ts'

interface Props {
  readonly children: ReactNode
}

/** The pause before a sandbox that did not answer is asked again. */
const retryMs = 2000

/** Reads the credentials of the sandbox before any page is shown. */
export function SessionProvider({ children }: Props) {
  const { data: info, error } = useQuery({
    queryKey: ['info'],
    queryFn: readInfo,
    staleTime: Infinity,
    refetchInterval: ({ state }) => state.data === undefined && state.status === 'error' && retryMs,
  })
  const session = useMemo(
    () =>
      info && {
        info,
        platform: createPlatformClient({
          ...info,
          api: `${basePath}/v1`,
          auth: basePath,
          fetch: reachSandbox,
        }),
      },
    [info],
  )
  if (session === undefined && error !== null)
    return (
      <Notice tone="danger" title="The sandbox does not answer">
        {failureText(error)} The page continues as soon as it does.
      </Notice>
    )
  if (session === undefined) return <Loading />
  return <SessionContext value={session}>{children}</SessionContext>
}

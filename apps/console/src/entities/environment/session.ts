import type { SandboxInfo } from '@pingone-sandbox/contract'
import { useQuery } from '@tanstack/react-query'
import { createContext, useContext } from 'react'
import { answer } from '../../lib/answer.ts'
import type { PlatformClient } from '@pingone-sandbox/client'

/** What every page uses: the sandbox's own description and the Platform API. */
interface Session {
  readonly info: SandboxInfo
  readonly platform: PlatformClient
}

export const SessionContext = createContext<Session | undefined>(undefined)

export function useSession(): Session {
  const session = useContext(SessionContext)
  if (session === undefined) throw new Error('useSession needs a SessionProvider above it.')
  return session
}

/** The environments for the picker: one. */
export function useEnvironments() {
  const { platform } = useSession()
  return useQuery({
    queryKey: ['environments'],
    queryFn: async () => [await platform.read('', answer('environment'))],
    staleTime: Infinity,
  })
}

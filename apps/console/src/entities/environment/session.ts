import type { SandboxInfo } from '@pingone-sandbox/contract'
import { createContext, useContext } from 'react'
import type { PlatformClient } from '../../lib/platform-client.ts'

/** What every page has at hand: the sandbox's own description and the Platform API. */
export interface Session {
  readonly info: SandboxInfo
  readonly platform: PlatformClient
}

export const SessionContext = createContext<Session | undefined>(undefined)

export function useSession(): Session {
  const session = useContext(SessionContext)
  if (session === undefined) throw new Error('useSession needs a SessionProvider above it.')
  return session
}

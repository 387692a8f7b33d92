import { PlatformError } from '@pingone-sandbox/client'
import { createContext, useContext } from 'react'

/** The users that a revision would deprovision at their targets. */
export interface Deprovisioning {
  readonly count: number
  /** One line for each user, with the effect; at most the first thousand. */
  readonly named: readonly string[]
}

/** Reads the affected users from a refused revision; `undefined` for any other error. */
export function deprovisioningIn(error: unknown): Deprovisioning | undefined {
  if (!(error instanceof PlatformError)) return undefined
  const named = (error.body?.details ?? [])
    .filter(({ code }) => code === 'CONFIRMATION_REQUIRED')
    .map(({ message }) => message)
  if (named.length === 0) return undefined
  // The list may be cut off.
  return { count: error.body?.confirmation?.count ?? named.length, named }
}

/** Asks whether users may be deprovisioned. */
export type ConfirmDeprovisioning = (deprovisioning: Deprovisioning) => Promise<boolean>

export const RevisionGateContext = createContext<ConfirmDeprovisioning | undefined>(undefined)

export function useRevisionGate(): ConfirmDeprovisioning {
  const ask = useContext(RevisionGateContext)
  if (ask === undefined) throw new Error('useRevisionGate needs a RevisionGate above it.')
  return ask
}

import { createContext, useContext } from 'react'
import type { Leavers } from './leavers.ts'

/** Asks whether users may be taken away from their targets. */
export type AskAboutLeavers = (leavers: Leavers) => Promise<boolean>

export const RevisionGateContext = createContext<AskAboutLeavers | undefined>(undefined)

export function useRevisionGate(): AskAboutLeavers {
  const ask = useContext(RevisionGateContext)
  if (ask === undefined) throw new Error('useRevisionGate needs a RevisionGate above it.')
  return ask
}

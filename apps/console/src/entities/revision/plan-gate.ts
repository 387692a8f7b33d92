import type { PlanDrafts } from '@pingone-sandbox/contract'
import { createContext, useContext } from 'react'

/** A change that is about to be saved. */
export interface PlannedSave {
  /** The question: `Save the user filter?` */
  readonly title: string
  /** The verb of the button that saves. */
  readonly confirmLabel: string
  readonly drafts: PlanDrafts
}

/** The answer to a plan: whether to save, and what to say of the plan afterwards, where nothing was asked. */
export interface PlanAnswer {
  readonly isConfirmed: boolean
  readonly note: string
}

/** Shows what a save would send, unless that is nothing, and asks whether to save. */
export type AskPlan = (save: PlannedSave) => Promise<PlanAnswer>

export const PlanGateContext = createContext<AskPlan | undefined>(undefined)

/** What shows the plan of a save before it is made. */
export function usePlanGate(): AskPlan {
  const ask = useContext(PlanGateContext)
  if (ask === undefined) throw new Error('usePlanGate needs a PlanGateProvider above it.')
  return ask
}

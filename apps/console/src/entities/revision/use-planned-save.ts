import { useState } from 'react'
import { type PlannedSave, usePlanGate } from './plan-gate.ts'

interface Question extends Omit<PlannedSave, 'confirmLabel'> {
  /** `Save` unless given. */
  readonly confirmLabel?: string
}

/** Shows the plan of a save before it is made. */
export function usePlannedSave() {
  const ask = usePlanGate()
  const [isAsking, setAsking] = useState(false)
  return {
    isAsking,
    /** Resolves to what to say of the plan after the save, which may be empty; to undefined when nothing is to be saved. */
    async ask({ confirmLabel = 'Save', ...save }: Question): Promise<string | undefined> {
      setAsking(true)
      try {
        const { isConfirmed, note } = await ask({ confirmLabel, ...save })
        return isConfirmed ? note : undefined
      } finally {
        setAsking(false)
      }
    },
  }
}

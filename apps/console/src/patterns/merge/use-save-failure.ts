import { useCallback, useState } from 'react'
import { UndecidedError } from './update-resource.ts'
import { messagesByTarget } from '../../lib/platform-error.ts'

export interface SaveFailure {
  /** How often a save has failed. */
  readonly count: number
  /** What is not said at a field. */
  readonly messages: readonly string[]
  readonly report: (error: unknown) => void
  /** What was wrong before it was sent, and is said at its field. */
  readonly refuse: () => void
  readonly clear: () => void
}

/** Puts a message at the field that it is about; answers whether there is one. */
type Place = (target: string, message: string) => boolean

const nowhere: Place = () => false

/** Why a save has failed, as far as its fields do not say it. A conflict is shown by itself. */
export function useSaveFailure(): SaveFailure & {
  readonly place: (error: unknown, place: Place) => void
} {
  const [{ count, messages }, set] = useState({ count: 0, messages: [] as readonly string[] })
  const place = useCallback((error: unknown, at: Place) => {
    const said = error instanceof UndecidedError ? [] : [...messagesByTarget(error)]
    const left = said.filter(([target, message]) => !at(target, message))
    set((before) => ({ count: before.count + 1, messages: left.map(([, message]) => message) }))
  }, [])
  return {
    count,
    messages,
    place,
    report: useCallback((error: unknown) => place(error, nowhere), [place]),
    refuse: useCallback(() => set((before) => ({ count: before.count + 1, messages: [] })), []),
    clear: useCallback(() => set((before) => ({ ...before, messages: [] })), []),
  }
}

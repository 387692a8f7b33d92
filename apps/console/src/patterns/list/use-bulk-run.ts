import { useQueryClient } from '@tanstack/react-query'
import { useRef, useState } from 'react'
import { failureText } from '../../lib/platform-error.ts'

export interface BulkProgress {
  /** What is being done, or was: `Disabling`. */
  readonly verb: string
  readonly total: number
  readonly done: number
  readonly failures: readonly { readonly name: string; readonly reason: string }[]
  readonly isRunning: boolean
}

export interface BulkAction<Row> {
  readonly verb: string
  readonly rows: readonly Row[]
  readonly name: (row: Row) => string
  readonly act: (row: Row) => Promise<unknown>
}

/** Applies an action to many rows in order, since each is a source change; continues after a refusal. */
export function useBulkRun<Row>(onWork: (isWorking: boolean) => void) {
  const queryClient = useQueryClient()
  const [progress, setProgress] = useState<BulkProgress>()
  const isStopped = useRef(false)

  async function run({ verb, rows, name, act }: BulkAction<Row>): Promise<void> {
    isStopped.current = false
    let state: BulkProgress = { verb, total: rows.length, done: 0, failures: [], isRunning: true }
    setProgress(state)
    onWork(true)
    for (const row of rows) {
      if (isStopped.current) break
      try {
        // oxlint-disable-next-line no-await-in-loop
        await act(row)
        state = { ...state, done: state.done + 1 }
      } catch (error) {
        const failure = { name: name(row), reason: failureText(error) }
        state = { ...state, failures: [...state.failures, failure] }
      }
      setProgress(state)
    }
    setProgress({ ...state, isRunning: false })
    for (const key of ['users', 'groups', 'populations'])
      void queryClient.invalidateQueries({ queryKey: [key] })
  }

  return {
    progress,
    run,
    stop: () => (isStopped.current = true),
    dismiss: () => {
      setProgress(undefined)
      onWork(false)
    },
  }
}

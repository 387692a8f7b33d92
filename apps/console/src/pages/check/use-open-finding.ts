import { checkVerdicts, type CheckVerdict } from '@pingone-sandbox/contract'
import { useCallback } from 'react'
import { useSearchParams } from 'react-router'
import { useChangeQuery } from '../../lib/use-change-query.ts'

/** What the address names: a finding, one of its exchanges, and the verdict whose findings are listed. */
export function useOpenFinding() {
  const [parameters] = useSearchParams()
  const changeQuery = useChangeQuery()
  const findingId = parameters.get('finding') ?? undefined
  const isOpen = findingId !== undefined
  const set = useCallback(
    (members: Readonly<Record<string, string | undefined>>, replace = true) =>
      changeQuery(
        (now) => {
          for (const [name, value] of Object.entries(members))
            if (value === undefined) now.delete(name)
            else now.set(name, value)
          return now
        },
        { replace },
      ),
    [changeQuery],
  )
  return {
    findingId,
    exchangeId: parameters.get('exchange') ?? undefined,
    verdict: checkVerdicts.find((each) => each === parameters.get('verdict')),
    /** Opening the first finding is a step to go back from; moving to another is none. */
    open: useCallback(
      (finding: string) => set({ finding, exchange: undefined }, isOpen),
      [set, isOpen],
    ),
    openExchange: useCallback(
      (finding: string, exchange: string) => set({ finding, exchange }),
      [set],
    ),
    filter: useCallback(
      (verdict: CheckVerdict | undefined) =>
        set({ verdict, finding: undefined, exchange: undefined }),
      [set],
    ),
    close: useCallback(() => set({ finding: undefined, exchange: undefined }), [set]),
  }
}

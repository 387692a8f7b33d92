import { useMemo } from 'react'
import { useGroups } from '../groups/group-queries.ts'
import { usePopulations } from './use-populations.ts'

/** The names of groups and populations, by the ids that filters have them by. */
export function useNames(): ReadonlyMap<string, string> {
  const groups = useGroups().data
  const populations = usePopulations()
  return useMemo(
    () => new Map([...(groups ?? []), ...(populations ?? [])].map(({ id, name }) => [id, name])),
    [groups, populations],
  )
}

import { useGroupSearch } from '../group/use-group-search.ts'
import { usePopulations } from '../population/use-populations.ts'

/** The names of some groups, and of the populations, by the ids that filters have them by. */
export function useNames(groupIds: readonly string[]): ReadonlyMap<string, string> {
  const { groups } = useGroupSearch({ search: '', ids: [...new Set(groupIds)] })
  const populations = usePopulations()
  return new Map([...groups, ...(populations ?? [])].map(({ id, name }) => [id, name]))
}

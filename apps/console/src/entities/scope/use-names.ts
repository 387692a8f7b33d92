import { useGroupSearch } from '../group/index.ts'
import { usePopulations } from '../population/index.ts'

/** The names of some groups and of all populations, by id. */
export function useNames(groupIds: readonly string[]): ReadonlyMap<string, string> {
  const { groups } = useGroupSearch({ search: '', ids: [...new Set(groupIds)] })
  const populations = usePopulations()
  return new Map([...groups, ...(populations ?? [])].map(({ id, name }) => [id, name]))
}

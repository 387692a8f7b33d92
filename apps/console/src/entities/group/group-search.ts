import type { Group } from '@pingone-sandbox/contract'
import { type Filter, formatFilter } from '@pingone-sandbox/scim'
import { keepPreviousData, useQuery } from '@tanstack/react-query'
import { answer } from '../../lib/answer.ts'
import { useSession } from '../environment/index.ts'

interface GroupSearch {
  /** A part of the name. */
  readonly search: string
  /** Only these. */
  readonly ids?: readonly string[] | undefined
}

const pageSize = 200
/** The number of ids that fit into an address. */
const idsAtOnce = 50

const compare = (name: string, operator: 'co' | 'eq', value: string): Filter => ({
  kind: 'compare',
  path: { name },
  operator,
  value,
})

/** The first groups with a text in their name, and how many there are. */
export function useGroupSearch({ search, ids }: GroupSearch) {
  const { platform } = useSession()
  const sought = search.trim()
  const read = (filter: string) =>
    platform.list(
      `/groups?${new URLSearchParams({ limit: String(pageSize), ...(filter !== '' && { filter }) })}`,
      'groups',
      answer('group'),
    )

  async function readAll(): Promise<{ groups: readonly Group[]; total: number }> {
    if (ids === undefined) {
      const { items, total } = await read(
        sought === '' ? '' : formatFilter(compare('name', 'co', sought)),
      )
      return { groups: items, total }
    }
    const pages = await Promise.all(
      filtersOf(ids).map(async (filter) => (await read(filter)).items),
    )
    const groups = pages
      .flat()
      .filter(({ name }) => name.toLowerCase().includes(sought.toLowerCase()))
    return { groups, total: groups.length }
  }

  const { data, error } = useQuery({
    queryKey: ['groups', 'search', sought, ids],
    queryFn: readAll,
    placeholderData: keepPreviousData,
  })
  const groups = data?.groups.toSorted((one, other) => one.name.localeCompare(other.name)) ?? []
  return { groups, total: data?.total, error }
}

function filtersOf(ids: readonly string[]): readonly string[] {
  const filters: string[] = []
  for (let start = 0; start < ids.length; start += idsAtOnce) {
    const operands = ids.slice(start, start + idsAtOnce).map((id) => compare('id', 'eq', id))
    const [only] = operands
    if (only !== undefined)
      filters.push(formatFilter(operands.length === 1 ? only : { kind: 'or', operands }))
  }
  return filters
}

/** The filter that looks for a text at the start of the name of a group. */
export function groupSearchExpression(text: string): string {
  return formatFilter({
    kind: 'compare',
    path: { name: 'name' },
    operator: 'sw',
    value: text.trim(),
  })
}

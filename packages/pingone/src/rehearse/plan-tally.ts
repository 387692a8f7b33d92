import type { PlannedAction, PlanReport } from '@pingone-sandbox/contract'

type Counts = PlanReport['counts']

/** What a plan counts as it goes on, and the actions that it reports in full. */
export interface PlanTally {
  readonly count: (end: keyof Counts, certainty: 'exact' | 'estimated') => void
  readonly countRemoval: (step: 'disable' | 'delete') => void
  readonly skip: (tasks: number) => void
  /** Keeps an action, unless there are enough of its kind. */
  readonly keep: (end: PlannedAction['end'], make: () => PlannedAction) => void
  readonly report: () => Pick<PlanReport, 'counts' | 'removals' | 'coverage' | 'actions'>
}

export function createPlanTally(limit: number): PlanTally {
  const counts: Counts = { created: 0, updated: 0, removed: 0, unchanged: 0, held: 0, failed: 0 }
  const removals = { disabled: 0, deleted: 0 }
  const coverage = { exact: 0, estimated: 0, unexamined: 0 }
  const kept = new Map<PlannedAction['end'], { place: number; action: PlannedAction }[]>()
  let place = 0

  return {
    count(end, certainty) {
      counts[end] += 1
      coverage[certainty] += 1
    },
    countRemoval(step) {
      removals[step === 'disable' ? 'disabled' : 'deleted'] += 1
    },
    skip: (tasks) => void (coverage.unexamined += tasks),
    keep(end, make) {
      const ofKind = kept.get(end) ?? []
      kept.set(end, ofKind)
      place += 1
      if (ofKind.length < limit) ofKind.push({ place, action: make() })
    },
    report() {
      const kinds = [...kept.values()]
      const chosen = shares(
        kinds.map(({ length }) => length),
        limit,
      ).flatMap((share, index) => kinds[index]?.slice(0, share) ?? [])
      const actions = chosen
        .toSorted((one, other) => one.place - other.place)
        .map(({ action }) => action)
      return { counts, removals, coverage, actions }
    },
  }
}

/** Divides a number of places among kinds: each has an equal share, and what one does not need goes to the others. */
function shares(sizes: readonly number[], places: number): readonly number[] {
  const given = sizes.map(() => 0)
  let left = places
  while (left > 0) {
    const wanting = sizes.flatMap((size, index) => ((given[index] ?? 0) < size ? [index] : []))
    if (wanting.length === 0) break
    const share = Math.max(1, Math.floor(left / wanting.length))
    for (const index of wanting) {
      const more = Math.min(share, left, (sizes[index] ?? 0) - (given[index] ?? 0))
      given[index] = (given[index] ?? 0) + more
      left -= more
    }
  }
  return given
}

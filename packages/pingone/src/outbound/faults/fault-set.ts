import { fault, type Fault, type FaultInput, type FaultReport } from '@pingone-sandbox/contract'
import { concerns, type FaultRequest } from './fault-request.ts'

/** The faults that apply to requests to the targets. */
export interface FaultSet {
  /** Replaces the whole set; counting begins anew. Throws a `DuplicateFaultError`, and changes nothing then. */
  readonly set: (faults: readonly FaultInput[]) => void
  readonly report: () => FaultReport
  /**
   * Counts a request and returns the fault that applies to it, if any.
   *
   * Faults apply in order: the first that is due takes the request, and later ones neither see nor count it. So each affects as many
   * requests as it says.
   */
  readonly faultFor: (request: FaultRequest, connectionId: string | undefined) => Fault | undefined
}

/** Two faults of a set have the same id. */
export class DuplicateFaultError extends Error {
  override readonly name = 'DuplicateFaultError'

  constructor(id: string) {
    super(`Two faults have the id ${id}.`)
  }
}

interface Counted {
  readonly fault: Fault
  seen: number
  hits: number
}

export function createFaultSet(): FaultSet {
  let counted: readonly Counted[] = []
  // Starts at a random number, so that versions from before a restart are not valid after it.
  let version = Math.floor(Math.random() * 2 ** 48)

  return {
    set(faults) {
      const named = name(faults.map((each) => fault.parse(each)))
      counted = named.map((each) => ({ fault: each, seen: 0, hits: 0 }))
      version += 1
    },
    report: () => ({
      version,
      faults: counted.map(({ fault: each, seen, hits }) => ({ ...each, seen, hits })),
    }),
    faultFor(request, connectionId) {
      for (const each of counted) {
        if (!concerns(each.fault, request, connectionId)) continue
        each.seen += 1
        const { skip, times } = each.fault
        if (each.seen <= skip || each.seen > skip + times) continue
        each.hits += 1
        return each.fault
      }
      return undefined
    },
  }
}

/** Gives an id to those that have none. */
function name(faults: readonly ReturnType<typeof fault.parse>[]): readonly Fault[] {
  const taken = new Set<string>()
  for (const { id } of faults) {
    if (id === undefined) continue
    if (taken.has(id)) throw new DuplicateFaultError(id)
    taken.add(id)
  }
  let number = 0
  const next = (): string => {
    number += 1
    return taken.has(`fault-${number}`) ? next() : `fault-${number}`
  }
  return faults.map((each) => ({ ...each, id: each.id ?? next() }))
}

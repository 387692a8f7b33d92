import { createLane, type Lane } from './lane.ts'

/** The lanes, one for each connection. */
export interface Lanes {
  /** The lane of a connection; a new one for a connection without work so far. */
  readonly of: (connectionId: string) => Lane
  readonly find: (connectionId: string) => Lane | undefined
  readonly clear: () => void
}

export function createLanes(concurrencyOf: (connectionId: string) => number): Lanes {
  const lanes = new Map<string, Lane>()
  return {
    of(connectionId) {
      const lane = lanes.get(connectionId) ?? createLane(concurrencyOf(connectionId))
      lanes.set(connectionId, lane)
      return lane
    },
    find: (connectionId) => lanes.get(connectionId),
    clear: () => lanes.clear(),
  }
}

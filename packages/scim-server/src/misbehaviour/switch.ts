import type { HttpResponse } from '@pingone-sandbox/http'
import { foldCase } from '@pingone-sandbox/scim'
import type { ActedRecord } from './acted.ts'
import { misbehaviours, type MisbehaviourId } from './ledger.ts'
import type { Misbehaviour, MisbehaviourRecord } from './records/record.ts'

/** Turns misbehaviours on and off while the server runs. */
export interface MisbehaviourSwitch {
  /** All misbehaviours, the outermost first. */
  readonly records: readonly MisbehaviourRecord[]
  active(): readonly MisbehaviourId[]
  /** Replaces the active set, for later requests. Throws an `UnknownMisbehaviourError` and then changes nothing. */
  set(ids: readonly string[]): void
  /** The misbehaviours that acted on an answer of the server, or on its request. Of a bulk request: on it as a whole. */
  actedOn(answer: HttpResponse): readonly string[]
}

interface SwitchOptions {
  readonly apply: (active: readonly Misbehaviour[]) => void
  readonly acted: Pick<ActedRecord, 'of'>
}

/** No misbehaviour has this id. */
export class UnknownMisbehaviourError extends Error {
  override readonly name = 'UnknownMisbehaviourError'
  readonly id: string

  constructor(id: string) {
    super(`There is no misbehaviour ${id}; the nearest is ${nearestTo(id)}.`)
    this.id = id
  }
}

/**
 * Makes the switch; `apply` is called at once and with each new set. `acted` has what the misbehaving routers note. Throws an
 * `UnknownMisbehaviourError`.
 */
export function createMisbehaviourSwitch(
  ids: readonly string[],
  { apply, acted }: SwitchOptions,
): MisbehaviourSwitch {
  let active = findMisbehaviours(ids)
  apply(active)
  return {
    records: misbehaviours.map(recordOf),
    active: () => active.map(({ id }) => id),
    set(next) {
      active = findMisbehaviours(next)
      apply(active)
    },
    actedOn: acted.of,
  }
}

/** Returns the part of a misbehaviour that can be written as JSON. */
function recordOf({ wrap: _, adapt: __, acts: ___, ...record }: Misbehaviour): MisbehaviourRecord {
  return record
}

/** Finds records by their ids, in the order of the ledger. */
function findMisbehaviours(ids: readonly string[]) {
  const unknown = ids.find((id) => !misbehaviours.some((known) => known.id === id))
  if (unknown !== undefined) throw new UnknownMisbehaviourError(unknown)
  return misbehaviours.filter(({ id }) => ids.includes(id))
}

/** Returns the id that has the most pairs of adjacent letters in common with the given text. */
function nearestTo(id: string): MisbehaviourId {
  const written = pairsOf(id)
  const likeness = (known: string): number => {
    const pairs = pairsOf(known)
    const common = pairs.filter((pair) => written.includes(pair))
    return (2 * common.length) / (pairs.length + written.length)
  }
  return misbehaviours.reduce((one, other) => (likeness(other.id) > likeness(one.id) ? other : one))
    .id
}

function pairsOf(text: string): readonly string[] {
  const letters = ` ${foldCase(text)} `
  return Array.from({ length: letters.length - 1 }, (_, at) => letters.slice(at, at + 2))
}

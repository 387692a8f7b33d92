import type { Quirk } from '@pingone-sandbox/contract'
import {
  type BehaviourChoices,
  choiceValues,
  parseProfile,
  profileNames,
  quirks,
} from '@pingone-sandbox/pingone'

/** What is tried first, and what the others are compared with. */
const base = 'current'

/**
 * The readings of PingOne's behaviour: `current`, the other named profiles, then `current` with one other choice.
 *
 * A choice counts where the ledger says that it shapes a request to the endpoint, or what PingOne makes of an answer.
 */
export function listReadings(): readonly string[] {
  const ids = [base, ...profileNames.filter((name) => name !== base), ...changedAlone()]
  // A named profile may be `current` with one other choice.
  return [...new Map(ids.toReversed().map((id) => [keyOf(id), id])).values()].toReversed()
}

function changedAlone(): readonly string[] {
  const { choices } = parseProfile(base)
  return Object.entries(choiceValues)
    .filter(([name]) => concernsEndpoint(name))
    .flatMap(([name, values]) =>
      values
        .filter((value) => value !== choices[name as keyof BehaviourChoices])
        .map((value) => `${base},${name}=${value}`),
    )
}

const concernsEndpoint = (choice: string) =>
  quirks.some(
    (quirk: Quirk) => quirk.choice?.split('=')[0] === choice && quirk.appliesTo.length > 0,
  )

const keyOf = (id: string) => JSON.stringify(Object.entries(parseProfile(id).choices).toSorted())

import type { BehaviourChoices } from '@pingone-sandbox/pingone'
import type { Observation, Story } from '../story/story.ts'

export type ChoiceName = keyof BehaviourChoices

/** A request that shows which value of a choice PingOne has. */
export interface Sighting<Value = string> {
  /** Undefined for a behaviour that no value of the choice has. */
  readonly value: Value | undefined
  readonly observation: Observation
  /** What about the request shows it, as a clause after "request 3". */
  readonly because: string
}

export type SightingOf<Name extends ChoiceName> = Sighting<BehaviourChoices[Name]>

/** Finds the requests that show the value of a choice. What proves nothing is no sighting. */
export type ChoiceReader<Name extends ChoiceName = ChoiceName> = (
  story: Story,
) => readonly SightingOf<Name>[]

/** One sighting, in the form in which readers return it. */
export const seen = <Value>(
  observation: Observation,
  value: Value,
  because: string,
): readonly Sighting<Value>[] => [{ observation, value, because }]

/** A sighting of a behaviour that no value of the choice has. */
export const seenOther = (
  observation: Observation,
  because: string,
): readonly Sighting<never>[] => [{ observation, value: undefined, because }]

export const unseen = [] as const

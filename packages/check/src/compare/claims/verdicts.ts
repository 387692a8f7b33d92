import type { Quirk } from '@pingone-sandbox/contract'
import { choiceValues, quirks } from '@pingone-sandbox/pingone'
import type { Story } from '../story/story.ts'
import { choiceReaders } from './choices.ts'
import { recordReaders, type RecordReader, type RecordSighting } from './records.ts'
import type { ChoiceName, ChoiceReader, Sighting } from './sighting.ts'
import { silentRecords } from './silent-records.ts'

/** `contradictory`: some requests confirm it, and others refute it. */
export type ClaimVerdict = 'confirmed' | 'refuted' | 'contradictory' | 'silent'

/** A request that decides a verdict. */
export interface ClaimEvidence {
  /** The number of the request in the capture. */
  readonly request: number
  readonly verdict: 'confirmed' | 'refuted'
  readonly because: string
}

interface Judged {
  readonly verdict: ClaimVerdict
  readonly evidence: readonly ClaimEvidence[]
  /** Why no capture can show it, where that is so. */
  readonly silentBecause?: string
}

export interface ChoiceVerdict extends Judged {
  readonly choice: ChoiceName
  readonly value: string
}

export interface RecordVerdict extends Judged {
  readonly record: Quirk
}

const choiceNames = Object.keys(choiceValues) as ChoiceName[]

/** Judges each value of each choice by the requests of a capture. */
export function judgeChoices(story: Story): readonly ChoiceVerdict[] {
  return choiceNames.flatMap((choice) => {
    const reader = choiceReaders[choice] as ChoiceReader | string
    const sightings: readonly Sighting<unknown>[] = typeof reader === 'string' ? [] : reader(story)
    return choiceValues[choice].map((value) => ({
      ...{ choice, value: String(value) },
      ...judge(
        sightings.map(({ value: shown, observation, because }) => ({
          ...{ observation, because },
          verdict: String(shown) === String(value) ? 'confirmed' : 'refuted',
        })),
      ),
      ...(typeof reader === 'string' && { silentBecause: reader }),
    }))
  })
}

/** Judges each record of the ledger: by its choice, or by the requests that it speaks of. */
export function judgeRecords(
  story: Story,
  choices: readonly ChoiceVerdict[],
): readonly RecordVerdict[] {
  const readers: Readonly<Record<string, RecordReader>> = recordReaders
  const silent: Readonly<Record<string, string>> = silentRecords
  return quirks.map((record: Quirk): RecordVerdict => {
    const { id, choice, appliesTo } = record
    const reader = Object.hasOwn(readers, id) ? readers[id] : undefined
    if (reader) return { record, ...judge(reader(story)) }
    const chosen = choices.find(({ choice: name, value }) => `${name}=${value}` === choice)
    if (chosen) {
      const { verdict, evidence, silentBecause } = chosen
      return { record, verdict, evidence, ...(silentBecause !== undefined && { silentBecause }) }
    }
    const reason =
      appliesTo.length === 0 ? 'It shapes no request to the target.' : (silent[id] ?? '')
    return { record, verdict: 'silent', evidence: [], silentBecause: reason }
  })
}

function judge(sightings: readonly RecordSighting[]): Judged {
  const evidence = sightings.map(({ observation, verdict, because }) => ({
    ...{ request: observation.request.number, verdict, because },
  }))
  const verdicts = new Set(evidence.map(({ verdict }) => verdict))
  const [only] = verdicts
  return { verdict: verdicts.size > 1 ? 'contradictory' : (only ?? 'silent'), evidence }
}

import { choiceValues, parseProfile, profileNames, profiles } from '@pingone-sandbox/pingone'
import { expect, it } from 'vitest'
import { compareCapture, type CaptureComparison } from '../src/compare/compare-capture.ts'
import { toEvents, toHar, toHttpFile } from './capture-formats.ts'
import { recordStory } from './record-story.ts'

const choiceNames = Object.keys(choiceValues) as (keyof typeof choiceValues)[]

/** Choices that no request of the story shows, whatever the profile. */
const unshown = new Set([
  ...['resyncReads', 'emptyPutAnswer', 'noContentAnswer', 'unknownEnterpriseFields'],
  ...['typeCase', 'emptyPhoto', 'unknownKeys', 'groupPatchMembers'],
])

const variants = [
  ...profileNames,
  ...choiceNames
    .filter((name) => !unshown.has(name))
    .flatMap((name) =>
      choiceValues[name]
        .filter((value) => value !== profiles.current[name])
        .map((value) => `current,${name}=${String(value)}`),
    ),
]

/** Choices that a profile hides: a client that sends no PUT does not show its body. */
const hiddenBy: Readonly<Record<string, readonly string[]>> = {
  'patch-first': ['userPutBody', 'secondEmail'],
  'current,userUpdate=patch': ['userPutBody', 'secondEmail'],
  'current,userPutBody=mapped': ['secondEmail'],
  'current,groupLookup=list': ['groupNameEncoding'],
  'current,provisionDisabledUsers=false': ['provisionDisabledUsers'],
  'current,retries=none': ['retryAfter'],
}

/** What CloudTrail does not log: names, encodings, and headers but one. */
const notLogged = [
  ...['groupNameEncoding', 'filterEncoding', 'lookupMatch', 'secondEmail', 'retryAfter'],
  ...['missingLink', 'createConflict', 'retries'],
]

/** The values as a profile has them, of the choices that can be seen. */
function expected(profile: string, absent: readonly string[]) {
  const hidden = new Set([...unshown, ...absent, ...(hiddenBy[profile] ?? [])])
  const { choices } = parseProfile(profile)
  return choiceNames.flatMap((name) =>
    choiceValues[name].map((value) => {
      if (hidden.has(name)) return `silent ${name}=${String(value)}`
      return `${value === choices[name] ? 'confirmed' : 'refuted'} ${name}=${String(value)}`
    }),
  )
}

const verdictsOf = ({ choices }: CaptureComparison) =>
  choices.map(({ verdict, choice, value }) => `${verdict} ${choice}=${value}`)

/** The records that follow from a choice, with their verdicts. */
const recordsOf = ({ records }: CaptureComparison) =>
  records.flatMap(({ record: { choice, id }, verdict }) =>
    choice === undefined || id === 'failed-member-left-out' ? [] : [`${verdict} ${choice}`],
  )

/** What PingOne sends differently; what the target answers differently is not PingOne's. */
const differencesIn = ({ requests }: CaptureComparison) =>
  requests.flatMap(({ number, differences }) =>
    differences
      .filter(({ part }) => part !== 'answer')
      .map((difference) => ({ number, ...difference })),
  )

it.each(variants)('names exactly the records of %s', async (profile) => {
  const recorded = await recordStory({ profile })
  for (const text of [toHar(recorded), toHttpFile(recorded)]) {
    const comparison = await compareCapture(text)
    expect(verdictsOf(comparison)).toEqual(expected(profile, []))
    const choices = new Set(expected(profile, []))
    expect(recordsOf(comparison).filter((record) => !choices.has(record))).toEqual([])
    expect(comparison.records.filter(({ verdict }) => verdict === 'contradictory')).toEqual([])
    expect(differencesIn(comparison)).toEqual([])
  }
  const events = await compareCapture(JSON.stringify({ Records: toEvents(recorded) }))
  const absent = [
    // An email without a value is not hidden.
    ...notLogged.filter((name) => !profile.includes(`${name}=kept`)),
    ...(profile.includes('schemaUrns') ? ['schemaUrns'] : []),
    ...(profile.includes('checkBefore') ? ['checkBeforeEachOperation'] : []),
  ]
  expect(verdictsOf(events)).toEqual(expected(profile, absent))
  expect(events.records.filter(({ verdict }) => verdict === 'contradictory')).toEqual([])
})

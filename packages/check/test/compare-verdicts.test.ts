import { choiceValues, parseProfile, profileNames, profiles } from '@pingone-sandbox/pingone'
import { expect, it } from 'vitest'
import { compareCapture, type CaptureComparison } from '../src/compare/compare-capture.ts'
import { toEvents, toHar, toHttpFile } from './capture-formats.ts'
import { recordCrowd, recordStory } from './record-story.ts'
import { startRecordedTenant } from './recorded-tenant.ts'

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

it.each(variants)('says nothing that %s contradicts where requests overlap', async (profile) => {
  const { choices } = parseProfile(profile)
  const recorded = await recordCrowd(profile)
  for (const text of [toHar(recorded), JSON.stringify({ Records: toEvents(recorded) })]) {
    // oxlint-disable-next-line no-await-in-loop -- one capture after another
    const comparison = await compareCapture(text)
    const wrong = comparison.choices.filter(
      ({ choice, value, verdict }) =>
        verdict !== 'silent' &&
        verdict !== (String(choices[choice]) === value ? 'confirmed' : 'refuted'),
    )
    expect(wrong).toEqual([])
    expect(
      comparison.records.filter(
        ({ verdict, record }) =>
          record.choice === undefined && ['refuted', 'contradictory'].includes(verdict),
      ),
    ).toEqual([])
    expect(comparison.choices).toContainEqual(
      expect.objectContaining({
        choice: 'userUpdate',
        value: choices.userUpdate,
        verdict: 'confirmed',
      }),
    )
  }
})

it.each([
  ['current', '100'],
  ['current,groupPatchMembers=unlimited', 'unlimited'],
])('finds how many members a PATCH of %s carries', async (profile, value) => {
  await using tenant = await startRecordedTenant({ profile, concurrency: 6 })
  const { administrator, settle } = tenant
  await tenant.asOther('POST', '/Groups', {
    schemas: ['urn:ietf:params:scim:schemas:core:2.0:Group'],
    displayName: 'Team',
  })
  const team = await administrator.createGroup('Team')
  for (let at = 1; at <= 101; at += 1) {
    // oxlint-disable-next-line no-await-in-loop -- in the order of their names
    const { id } = await administrator.createUser(`user${at}`)
    // oxlint-disable-next-line no-await-in-loop -- in the order of their names
    await administrator.addToGroup(id, team.id)
  }
  await settle()
  await tenant.provisionGroups([team.id])
  const { choices } = await compareCapture(toHar(tenant.recorded))
  const shown = choices.filter(
    ({ choice, verdict }) => choice === 'groupPatchMembers' && verdict === 'confirmed',
  )
  expect(shown.map((each) => each.value)).toEqual([value])
})

import { failureCauses } from '@pingone-sandbox/contract'
import { culpritOf } from '@pingone-sandbox/pingone'
import { URN } from '@pingone-sandbox/scim'
import { expect, it } from 'vitest'
import { failedWorkOf } from './culprits/failed-work.ts'
import {
  configured,
  everyone,
  findsOnly,
  provision,
  provisionTeam,
  retry,
  type Expected,
} from './culprits/failure.ts'
import { failuresOfAnswers } from './culprits/failures-of-answers.ts'
import { failuresOfLookups } from './culprits/failures-of-lookups.ts'
import { failuresOnTheWay } from './culprits/failures-on-the-way.ts'
import { shown, shownBy } from './culprits/shown-culprit.ts'
import { startEngine } from './engine.ts'
import { startStoryAt, startTargetStory } from './target-story.ts'

const failures = [...failuresOfLookups, ...failuresOfAnswers, ...failuresOnTheWay]

it.each(failures)('names the culprit of $cause when $when', async (failure) => {
  const { cause, script, options, delivery = {}, begin = provision, subject } = failure
  await using story = await startTargetStory(script, options)
  await story.control.setDelivery(story.connection.id, {
    ...{ retries: 1, backoffMs: 1, circuitThreshold: 0, ...delivery },
  })
  await begin(story)
  expect(await shownBy(story, subject)).toEqual(shown(cause, failure.culprit))
})

it('names a fault that answers in place of the target', async () => {
  await using story = await startStoryAt(undefined)
  const effect = { kind: 'status', status: 409 } as const
  await story.control.setFaults([{ id: 'taken', operation: 'create', effect }])
  await provision(story)
  expect(await shownBy(story)).toEqual(
    shown('conflict', {
      exchange: 'POST /Users 409',
      side: 'sandbox',
      title: 'A fault acts on this request',
      repairs: ['Clear fault', retry],
    }),
  )
  const work = await failedWorkOf(story, 'ada')
  const culprit = culpritOf({ ...work, active: { faults: [], misbehaviours: [] } })
  expect(culprit?.repairs.map(({ id }) => id)).toEqual(['retry'])
  expect(culprit?.message).toContain('The fault is gone by now.')
})

const hidden = {
  exchange: 'GET /Users 200',
  succeeded: true,
  side: 'server',
  title: 'The lookup finds no user, yet the userName is taken',
} as const

it.each<[string, string, Expected]>([
  [
    'case-sensitive-operators',
    'username Eq "%s"',
    {
      ...hidden,
      message: /misbehaviour case-sensitive-operators of the reference server is at work/,
      repairs: [
        'Write userName eq "%s"',
        'Switch case-sensitive-operators off',
        'Edit User Filter Expression',
        retry,
      ],
    },
  ],
  [
    'inactive-hidden',
    'username Eq "%s"',
    {
      ...hidden,
      repairs: ['Switch inactive-hidden off', 'Edit User Filter Expression', retry],
    },
  ],
])('names the misbehaviour %s that acts on the lookup %s', async (id, USER_FILTER, culprit) => {
  await using story = await startStoryAt(undefined, configured({ USER_FILTER }))
  await fetch(`${story.sandbox.urls.scim}/Users`, {
    method: 'POST',
    headers: { authorization: `Bearer ${story.sandbox.token}`, 'content-type': 'application/json' },
    body: JSON.stringify({ schemas: [URN.user], userName: 'ada', active: false }),
  })
  // The one beside it does not act.
  await story.control.setMisbehaviours([id, 'no-patch'])
  await provision(story)
  expect(await shownBy(story)).toEqual(shown('conflict', culprit))
  const { exchanges } = await failedWorkOf(story, 'ada')
  expect(exchanges.map(({ misbehaviours }) => misbehaviours)).toEqual([[id], undefined])
})

it('says that the target does not know a member of a group', async () => {
  await using story = await startStoryAt(undefined)
  await story.control.setMisbehaviours(['created-not-readable'])
  await provisionTeam(story)
  expect(await shownBy(story, 'Team')).toEqual(
    shown('refused', {
      exchange: 'POST /Groups 400',
      side: 'server',
      title: 'The target does not know a member of the group',
      repairs: ['Full Resync', 'Retry Team'],
    }),
  )
})

it('names the read that contradicts a search', async () => {
  await using story = await startStoryAt(undefined)
  await story.control.setMisbehaviours(['stale-read'])
  await story.hire('ada')
  const { id } = await story.rule(everyone)
  await story.revise()
  await story.outcomes()
  // A search of another client sees the account first.
  await fetch(`${story.sandbox.urls.scim}/Users`, {
    headers: { authorization: `Bearer ${story.sandbox.token}` },
  })
  await story.control.resync(id)
  expect(await shownBy(story)).toEqual(
    shown('mismatch', {
      exchange: 'GET /Users/{id} 404',
      side: 'server',
      title: 'A read by id is answered with 404, and a search finds the account',
      repairs: ['Switch stale-read off', retry],
    }),
  )
})

it('offers no repair at a connection that is deleted', async () => {
  await using story = await startTargetStory(findsOnly(/nothing/))
  await provision(story)
  const { connection: _, ...work } = await failedWorkOf(story, 'ada')
  expect(culpritOf(work)?.repairs.map(({ id }) => id)).toEqual(['retry'])
})

it('says that a filter has been corrected since, and offers the retry', async () => {
  await using story = await startTargetStory(
    findsOnly(/ eq /),
    configured({ USER_FILTER: 'username Eq "%s"' }),
  )
  await provision(story)
  const { connection, ...work } = await failedWorkOf(story, 'ada')
  const configuration = { ...connection?.configuration, USER_FILTER: 'userName eq "%s"' }
  const corrected = { ...work, connection: { id: connection?.id ?? '', configuration } }
  const culprit = culpritOf(corrected as typeof work)
  expect(culprit?.message).toContain('has been corrected since')
  expect(culprit?.repairs.map(({ id }) => id)).toEqual(['edit-connection', 'retry'])
})

it('finds no culprit of work that succeeds', async () => {
  await using story = await startTargetStory()
  await provision(story)
  await story.outcomes()
  const { entries } = await story.control.entries({ limit: 1000 })
  const outcome = entries.find((entry) => entry.type === 'outcome')
  expect(outcome).toMatchObject({ status: 'success' })
  expect(outcome && culpritOf({ outcome, exchanges: [] })).toBeUndefined()
})

it('offers a retry after a defect of the sandbox', async () => {
  await using engine = await startEngine()
  await engine.hire('ada')
  await engine.rule(everyone)
  engine.meddle((request, send) => {
    if (request.method === 'POST') throw new TypeError('nothing is not a function')
    return send()
  })
  await engine.revise()
  await engine.pingone().whenIdle()
  const entries = await engine.pingone().journal.entries({ limit: 1000 })
  const outcome = entries.find((entry) => entry.type === 'outcome')
  expect(outcome && culpritOf({ outcome, exchanges: [] })).toMatchObject({
    ...{ side: 'sandbox', title: 'The sandbox made a mistake', succeeded: false },
    repairs: [{ id: 'retry' }],
  })
})

it('names the culprit of every cause', () => {
  const seen = new Set<string>([
    ...failures.map(({ cause }) => cause),
    ...['token-endpoint', 'certificate', 'wrong-scheme', 'proxy', 'defect'],
  ])
  // A request that HTTP cannot carry has no example: what the connection takes can be sent.
  expect(failureCauses.filter((cause) => !seen.has(cause))).toEqual(['other'])
})

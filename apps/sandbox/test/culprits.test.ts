import { once } from 'node:events'
import { createServer } from 'node:http'
import { createServer as createTlsServer } from 'node:https'
import type { AddressInfo } from 'node:net'
import { explainFailure, failureCauses, type FailureCause } from '@pingone-sandbox/contract'
import { culpritOf } from '@pingone-sandbox/pingone'
import { URN } from '@pingone-sandbox/scim'
import { expect, it, vi } from 'vitest'
import { createCertificate } from '../../../packages/pingone/test/certificates.ts'
import { startEngine } from './engine.ts'
import { failedWorkOf, inShort } from './culprits/failed-work.ts'
import {
  configured,
  everyone,
  findsOnly,
  provision,
  provisionTeam,
  refusal,
  retry,
  type Expected,
} from './culprits/failure.ts'
import { failuresOfAnswers } from './culprits/failures-of-answers.ts'
import { failuresOfLookups } from './culprits/failures-of-lookups.ts'
import { failuresOnTheWay } from './culprits/failures-on-the-way.ts'
import type { Answer, Script } from './scripted-target.ts'
import { startStoryAt, startTargetStory } from './target-story.ts'

type Story = Awaited<ReturnType<typeof startStoryAt>>

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

/** The culprit of the last failed work on a user or group. */
async function shownBy(story: Story, subject = 'ada') {
  const work = await failedWorkOf(story, subject)
  const culprit = culpritOf(work)
  const exchange = work.exchanges.find(({ id }) => id === culprit?.exchangeId)
  const { succeeded, side, title, message, repairs = [] } = culprit ?? {}
  const { cause } = work.outcome
  const catalogued = cause === undefined ? [] : explainFailure(cause).repairs
  return {
    ...{ cause, exchange: exchange && inShort(exchange), succeeded, side, title, message },
    repairs: repairs.map(({ label }) => label),
    notInCatalogue: repairs.flatMap(({ id }) => (catalogued.includes(id) ? [] : [id])),
  }
}

const shown = (
  cause: FailureCause,
  { exchange, succeeded = false, side, title, message = /./, repairs }: Expected,
) => ({
  ...{ cause, exchange, succeeded, side, title, repairs },
  message: expect.stringMatching(message),
  notInCatalogue: [],
})

/** Starts a server on loopback; returns its port. */
async function listening(server: ReturnType<typeof createServer>) {
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  return {
    port: (server.address() as AddressInfo).port,
    async [Symbol.asyncDispose]() {
      server.closeAllConnections()
      server.close()
    },
  }
}

/** A token endpoint that gives each client this answer. */
const startTokenEndpoint = ({ status, body }: Answer) =>
  listening(
    createServer((_, response) => {
      response.writeHead(status, { 'content-type': 'application/json' }).end(JSON.stringify(body))
    }),
  )

const clientCredentials = (port: number) => ({
  AUTHENTICATION_METHOD: 'OAuth 2 Client Credentials',
  AUTHORIZATION_TYPE: 'OAuth Client Credentials',
  OAUTH_TOKEN_REQUEST: `http://127.0.0.1:${port}/token`,
  OAUTH_CLIENT_ID: 'client',
  OAUTH_CLIENT_SECRET: 'a long secret of the client',
})

const tokenFailures: readonly (readonly [
  string,
  { readonly answer: Answer; readonly script?: Script; readonly cause: FailureCause },
  Expected,
])[] = [
  [
    'a token endpoint that refuses the client',
    {
      cause: 'token-endpoint',
      answer: { status: 401, body: { error: 'invalid_client' } },
    },
    {
      exchange: 'POST /token 401',
      side: 'connection',
      title: 'The token endpoint does not accept client and secret',
      repairs: ['Re-enter client secret', 'Edit OAuth Client ID', retry],
    },
  ],
  [
    'a token endpoint that has no token',
    { cause: 'token-endpoint', answer: { status: 404, body: {} } },
    {
      exchange: 'POST /token 404',
      side: 'connection',
      title: 'The token endpoint gives no access token',
      repairs: ['Edit OAuth Token Request', 'Test connection', retry],
    },
  ],
  [
    'a token that the target refuses',
    {
      cause: 'credentials',
      answer: { status: 200, body: { access_token: 'a token for another audience' } },
      script: () => refusal(401, 'Wrong audience.'),
    },
    {
      exchange: 'POST /token 200',
      succeeded: true,
      side: 'connection',
      title: 'The target refuses the token that the token endpoint gives',
      message: /target answers 401 to it/,
      repairs: [
        ...['Edit OAuth Token Request', 'Re-enter client secret', 'Test connection', retry],
      ],
    },
  ],
]

it.each(tokenFailures)('names the culprit: %s', async (_, { answer, script, cause }, culprit) => {
  await using endpoint = await startTokenEndpoint(answer)
  await using story = await startTargetStory(script, configured(clientCredentials(endpoint.port)))
  await story.control.setDelivery(story.connection.id, { retries: 0 })
  await provision(story)
  expect(await shownBy(story)).toEqual(shown(cause, culprit))
})

it('offers to accept the certificate of a target that is self-signed', async () => {
  await using target = await listening(createTlsServer(await createCertificate()))
  await using story = await startStoryAt(`https://localhost:${target.port}`)
  await provision(story)
  expect(await shownBy(story)).toEqual(
    shown('certificate', {
      exchange: 'GET /Users unanswered',
      side: 'network',
      title: 'The certificate is not trusted',
      repairs: ['Accept any certificate', 'Edit SCIM BASE URL', retry],
    }),
  )
})

it('offers the other scheme for a target that speaks http', async () => {
  await using target = await listening(createServer((_, response) => response.end()))
  await using story = await startStoryAt(`https://127.0.0.1:${target.port}`)
  await provision(story)
  expect(await shownBy(story)).toEqual(
    shown('wrong-scheme', {
      exchange: 'GET /Users unanswered',
      side: 'connection',
      title: 'The address begins with the wrong scheme',
      repairs: [`Write http://127.0.0.1:${target.port}`, retry],
    }),
  )
})

it('names a proxy that does not take the request', async () => {
  vi.stubEnv('HTTP_PROXY', 'http://127.0.0.1:9')
  vi.stubEnv('http_proxy', 'http://127.0.0.1:9')
  try {
    await using story = await startStoryAt('http://10.20.30.40/scim/v2')
    await story.control.setDelivery(story.connection.id, { retries: 0 })
    await provision(story)
    expect(await shownBy(story)).toEqual(
      shown('proxy', {
        exchange: 'GET /Users unanswered',
        side: 'network',
        title: 'The proxy does not let the request through',
        repairs: [retry],
      }),
    )
  } finally {
    vi.unstubAllEnvs()
  }
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
    ...tokenFailures.map(([, { cause }]) => cause),
    ...['certificate', 'wrong-scheme', 'proxy', 'defect'],
  ])
  // A request that HTTP cannot carry has no example: what the connection takes can be sent.
  expect(failureCauses.filter((cause) => !seen.has(cause))).toEqual(['other'])
})

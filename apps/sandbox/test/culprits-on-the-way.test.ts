import { once } from 'node:events'
import { createServer } from 'node:http'
import { createServer as createTlsServer } from 'node:https'
import type { AddressInfo } from 'node:net'
import type { FailureCause } from '@pingone-sandbox/contract'
import { expect, it, vi } from 'vitest'
import { createCertificate } from '../../../packages/pingone/test/certificates.ts'
import { configured, provision, refusal, retry, type Expected } from './culprits/failure.ts'
import { shown, shownBy } from './culprits/shown-culprit.ts'
import type { Answer, Script } from './scripted-target.ts'
import { startStoryAt, startTargetStory } from './target-story.ts'

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

import { once } from 'node:events'
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import {
  deliveryDefaults,
  scimConfiguration,
  type Delivery,
  type Exchange,
  type ScimConfiguration,
} from '@pingone-sandbox/contract'
import { createAccessTokens } from '../src/outbound/access-tokens.ts'
import { createCaller } from '../src/outbound/caller.ts'
import { createHttpTransport } from '../src/outbound/http/http-transport.ts'
import { createPauses } from '../src/time/pauses.ts'
import { createSystemTime } from '../src/time/system-time.ts'
import { profiles, type BehaviourChoices } from '../src/outbound/profile.ts'

/** What a target is to answer to `METHOD /path`; 404 unless given. */
export type Answers = Readonly<
  Record<string, readonly [status: number, body?: unknown] | undefined>
>

/** A SCIM target over real HTTP that records requests and answers as the test chooses. */
export async function startRecordingTarget(answers: Answers) {
  /** `METHOD /path?query`, with the body where there was one. */
  const requests: (string | [string, unknown])[] = []
  const headers: NodeJS.Dict<string | string[]>[] = []
  async function answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
    let body = ''
    for await (const chunk of request) body += String(chunk)
    const line = `${request.method} ${decodeURIComponent(request.url ?? '')}`
    const isJson = request.headers['content-type']?.includes('json')
    requests.push(body === '' ? line : [line, isJson ? JSON.parse(body) : body])
    headers.push(request.headers)
    const [status, content] = answers[line.replace(/\?.*/, '')] ?? [404]
    response
      .writeHead(status, { 'content-type': 'application/scim+json' })
      .end(content === undefined ? '' : JSON.stringify(content))
  }

  const server = createServer((request, response) => {
    answer(request, response).catch((error: unknown) => response.destroy(error as Error))
  }).listen(0, '127.0.0.1')
  await once(server, 'listening')
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
  const http = createHttpTransport()
  const exchanges: Exchange[] = []
  const tokens = createAccessTokens()
  const pauses: { readonly attempt: number; readonly waitMs: number }[] = []

  return {
    url,
    requests,
    headers,
    exchanges,
    /** The pauses before further attempts. */
    pauses,
    /** What the operations of a connection to this target need. */
    connect(
      settings: Partial<ScimConfiguration> = {},
      choices: Partial<BehaviourChoices> = {},
      delivery: Partial<Delivery> = {},
    ) {
      const configuration = scimConfiguration.parse({
        SCIM_URL: url,
        SCIM_VERSION: '2.0',
        USERS_RESOURCE: '/Users',
        GROUPS_RESOURCE: '/Groups',
        AUTHENTICATION_METHOD: 'OAuth 2 Bearer Token',
        AUTHORIZATION_TYPE: 'Bearer',
        OAUTH_ACCESS_TOKEN: 'correct-horse-battery-staple',
        USER_FILTER: 'username Eq "%s"',
        UNIQUE_USER_IDENTIFIER: 'userName',
        ...settings,
      })
      const behaviour = { ...profiles.current, ...choices }
      const call = createCaller({
        configuration,
        choices: behaviour,
        delivery: { ...deliveryDefaults, backoffMs: 1, ...delivery },
        channel: {
          send: async (send) => ({ ok: true, value: await send(() => undefined) }),
          report: () => {},
        },
        pauses: createPauses(createSystemTime()),
        random: () => 0.5,
        transport: http.send,
        tokens,
        context: { connection: { name: 'Target' } },
        clock: () => new Date('2026-01-01T00:00:00Z'),
        stopwatch: () => 0,
        newId: () => `exchange-${exchanges.length + 1}`,
        record: {
          exchange: async (exchange) => void exchanges.push(exchange),
          retry: async (pause) => void pauses.push(pause),
        },
      })
      return { call, configuration, choices: behaviour }
    },
    async [Symbol.asyncDispose]() {
      await http.close()
      server.closeAllConnections()
      server.close()
    },
  }
}

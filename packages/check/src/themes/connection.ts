import { isObject, memberOf } from '../wire/resource.ts'
import { rfc } from './rfc.ts'
import type { Check, Theme } from './theme.ts'

const test: Check = {
  id: 'connection.test',
  title: 'Test Connection succeeds',
  needs:
    'The endpoint accepts the credentials, and answers a read of one user with 200 and a ListResponse.',
  section: rfc(7644, '3.4.2'),
  fix: [
    'Answer GET /Users?count=1 with 200 and a ListResponse, also when there are no users.',
    'Answer 401 only where the credentials are missing or wrong.',
  ],
  async play({ testConnection }) {
    const { ok, error } = await testConnection()
    if (ok) return undefined
    return {
      verdict: 'breaks',
      cause: error?.status === 400 ? 'connection-check' : 'other',
      summary: messageOf(error?.body) ?? 'Test Connection fails.',
      next: 'An administrator who tests the connection sees this error. Users and groups need the same credentials and address.',
    }
  },
}

const wrongToken: Check = {
  id: 'connection.wrong-token',
  title: 'A wrong token is refused',
  needs:
    'The endpoint answers 401 to a token that it does not know, so that Test Connection shows it.',
  section: rfc(7644, '3.12'),
  fix: ['Answer 401 with WWW-Authenticate to a token that is unknown or has expired.'],
  after: ['connection.test'],
  isNeeded: () => false,
  isSkipped: ({ credentialsMethod }) =>
    credentialsMethod === 'bearer' || credentialsMethod === 'client-credentials'
      ? undefined
      : 'the credentials are no token',
  async play({ testConnection }) {
    await testConnection({
      AUTHENTICATION_METHOD: 'OAuth 2 Bearer Token',
      AUTHORIZATION_TYPE: 'Bearer',
      OAUTH_ACCESS_TOKEN: 'a-token-that-the-check-made-up',
    })
  },
  async judge({ sent }) {
    const status = sent.at(-1)?.response?.status
    if (status === 401) return undefined
    const isAccepted = status === 200
    return {
      verdict: 'remark',
      cause: 'credentials',
      summary: isAccepted
        ? 'The endpoint accepts a token that it cannot know.'
        : `The endpoint answers ${status ?? 'nothing'} to a wrong token; 401 says what is wrong.`,
      next: isAccepted
        ? 'PingOne works. So does anyone who knows the address.'
        : 'PingOne does not say that the token is wrong, and an administrator looks for another error.',
    }
  },
}

const list: Check = {
  id: 'connection.list',
  title: 'Users are answered as a ListResponse',
  needs: 'A list of users has the schema of a ListResponse in schemas.',
  section: rfc(7644, '3.4.2'),
  fix: ['Write the schema urn:ietf:params:scim:api:messages:2.0:ListResponse in schemas.'],
  after: ['connection.test'],
  play: async () => {},
  async judge(_evidence, { endpoint }) {
    const { status, body, exchange } = await endpoint.get('/Users?count=1')
    if (status !== 200) return undefined
    if (isListSchema(isObject(body) ? memberOf(body, 'schemas') : undefined)) return undefined
    return {
      verdict: 'remark',
      cause: 'form',
      summary: 'A list lacks the schema of a ListResponse.',
      next: 'PingOne is assumed to read such a list; other clients fail.',
      exchanges: [exchange.id],
    }
  },
}

const serviceProviderConfig: Check = {
  id: 'connection.service-provider-config',
  title: 'The ServiceProviderConfig can be read',
  needs: 'PingOne does not read it. Other clients, and people who set up a connection, do.',
  section: rfc(7643, '5'),
  fix: ['Answer GET /ServiceProviderConfig with what the server supports.'],
  after: ['connection.test'],
  isNeeded: () => false,
  play: async () => {},
  async judge(_evidence, { endpoint }) {
    const { status, body, exchange } = await endpoint.get('/ServiceProviderConfig')
    if (status === 200 && isObject(body) && isObject(memberOf(body, 'patch'))) return undefined
    return {
      verdict: 'remark',
      cause: 'not-found',
      summary:
        status === 200
          ? 'The ServiceProviderConfig does not say whether PATCH is supported.'
          : `GET /ServiceProviderConfig is answered with ${status ?? 'nothing'}.`,
      next: 'PingOne works without it.',
      exchanges: [exchange.id],
    }
  },
}

/** Whether the endpoint can be reached, accepts the credentials and answers lists. */
export const connection: Theme = {
  id: 'connection',
  title: 'The connection',
  checks: [test, wrongToken, list, serviceProviderConfig],
}

const isListSchema = (schemas: unknown) =>
  Array.isArray(schemas) &&
  schemas.some((schema) =>
    /^urn:ietf:params:scim:api:messages:2\.0:ListResponse$/i.test(String(schema)),
  )

/** The message of a PingOne error. */
function messageOf(body: unknown): string | undefined {
  if (!isObject(body)) return undefined
  const details = memberOf(body, 'details')
  const [detail] = Array.isArray(details) ? details.filter(isObject) : []
  const message = (detail && memberOf(detail, 'message')) ?? memberOf(body, 'message')
  return typeof message === 'string' ? message : undefined
}

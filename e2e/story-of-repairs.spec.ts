import { createServer, request as sendRequest } from 'node:http'
import { once } from 'node:events'
import { createServer as createTlsServer } from 'node:https'
import type { AddressInfo } from 'node:net'
import type { Page } from 'playwright-core'
import { afterAll, beforeAll, beforeEach, expect, it, vi } from 'vitest'
import { createSandbox, type Sandbox } from '../apps/sandbox/src/index.ts'
import {
  configured,
  provision,
  provisionTeam,
  refusal,
} from '../apps/sandbox/test/culprits/failure.ts'
import type { Answer } from '../apps/sandbox/test/scripted-target.ts'
import { startStoryAt, startTargetStory } from '../apps/sandbox/test/target-story.ts'
import type { TenantOptions } from '../apps/sandbox/test/tenant.ts'
import { createCertificate } from '../packages/pingone/test/certificates.ts'
import { openLastingPage } from './open-page.ts'
import { type FailingTenant, openStory, retryFromHead, type ShownStory } from './story-page.ts'

let sandbox: Sandbox
/** Loads each story anew, and its scripts from the cache that the context of the page has. */
let page: Page

beforeAll(async () => {
  sandbox = await createSandbox({ users: 0, console: true })
})
beforeEach(async (context) => {
  page ??= await openLastingPage(context)
})
afterAll(() => sandbox.close())

/** In the sandbox that the tests use one after the other. */
const withConsole = (options: TenantOptions = {}): TenantOptions => ({ ...options, sandbox })

/** Starts a server on loopback. */
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

/** Waits for the failure, opens its story, and checks the title of the culprit and its repairs. */
async function openFailure(
  page: Page,
  tenant: FailingTenant,
  expected: {
    readonly title: string
    readonly repairs: readonly string[]
    readonly group?: string
  },
): Promise<ShownStory> {
  await tenant.outcomes()
  const { title, repairs, group } = expected
  const type = group === undefined ? 'user' : 'group'
  const shown = await openStory(page, tenant, { type, name: group ?? 'ada' })
  await shown.cause.getByText(title).first().waitFor()
  const labels = await shown.cause
    .getByRole('list', { name: 'Repairs' })
    .getByRole('button')
    .allInnerTexts()
  expect(labels).toEqual(repairs)
  return shown
}

const press = ({ cause }: ShownStory, name: string) =>
  cause.getByRole('button', { name, exact: true }).click()

/** Takes the next step that the message of a repair offers. */
const retryFromToast = (page: Page) =>
  page
    .getByRole('region', { name: 'Messages' })
    .getByRole('button', { name: /^Retry / })
    .click()

const stateOf =
  ({ header }: ShownStory) =>
  () =>
    header.getByText(/^(Success|Failed) at /).innerText()

/** The account that a lookup with the right filter finds. */
const createAccount = (tenant: FailingTenant, attributes: object) =>
  fetch(`${tenant.sandbox.urls.scim}/Users`, {
    method: 'POST',
    headers: {
      authorization: `Bearer ${tenant.sandbox.token}`,
      'content-type': 'application/json',
    },
    body: JSON.stringify({
      schemas: ['urn:ietf:params:scim:schemas:core:2.0:User'],
      ...attributes,
    }),
  })

it('clears a fault, and retries by the step that the message offers', async () => {
  await using story = await startStoryAt(undefined, withConsole())
  const effect = { kind: 'status', status: 409 } as const
  await story.control.setFaults([{ id: 'taken', operation: 'create', effect, times: 100 }])
  await provision(story)
  const shown = await openFailure(page, story, {
    title: 'A fault acts on this request',
    repairs: ['Clear fault', 'Retry ada'],
  })
  await shown.timeline.getByText('Fault taken').waitFor()
  await press(shown, 'Clear fault')
  await retryFromToast(page)
  await expect.poll(stateOf(shown)).toMatch(/^Success/)
  expect((await story.control.faults()).faults).toEqual([])
})

it('writes eq, which finds the account that Eq has missed', async () => {
  const options = withConsole(configured({ USER_FILTER: 'username Eq "%s"' }))
  await using story = await startStoryAt(undefined, options)
  await createAccount(story, { userName: 'ada' })
  await story.control.setMisbehaviours(['case-sensitive-operators'])
  await provision(story)
  const shown = await openFailure(page, story, {
    title: 'The lookup finds no user, yet the userName is taken',
    repairs: [
      ...['Write userName eq "%s"', 'Switch case-sensitive-operators off'],
      ...['Edit User Filter Expression', 'Retry ada'],
    ],
  })
  await shown.cause.getByRole('button', { name: 'How to fix the server' }).click()
  await shown.cause.getByRole('link', { name: /^RFC 7644/ }).waitFor()
  // By keyboard alone: the button that is gone leaves the focus within the page.
  await shown.cause.getByRole('button', { name: 'Write userName eq "%s"' }).press('Enter')
  await expect.poll(stateOf(shown)).toMatch(/^Success/)
  expect(await page.evaluate(() => document.activeElement === document.body)).toBe(false)
})

it.for([
  ['inactive-hidden', { userName: 'ada', active: false }],
  ['case-sensitive-operators', { userName: 'ada' }],
] as const)('switches the misbehaviour %s off, and retries', async ([id, account]) => {
  const options = withConsole(configured({ USER_FILTER: 'username Eq "%s"' }))
  await using story = await startStoryAt(undefined, options)
  await createAccount(story, account)
  await story.control.setMisbehaviours([id])
  await provision(story)
  await story.outcomes()
  const shown = await openStory(page, story, { type: 'user', name: 'ada' })
  await shown.timeline.getByText(`Misbehaviour ${id}`).waitFor()
  await press(shown, `Switch ${id} off`)
  await retryFromToast(page)
  await expect.poll(stateOf(shown)).toMatch(/^Success/)
})

it('starts a Full Resync for a group whose member the target did not know', async () => {
  await using story = await startStoryAt(undefined, withConsole())
  await story.control.setMisbehaviours(['created-not-readable'])
  await provisionTeam(story)
  const shown = await openFailure(page, story, {
    title: 'The target does not know a member of the group',
    repairs: ['Full Resync', 'Retry Team'],
    group: 'Team',
  })
  await story.control.setMisbehaviours([])
  await press(shown, 'Full Resync')
  await expect.poll(stateOf(shown)).toMatch(/^Success/)
})

it('switches off a server that shows users only later, whose read contradicts a search', async () => {
  await using story = await startStoryAt(undefined, withConsole())
  await story.control.setMisbehaviours(['stale-read'])
  await story.hire('ada')
  const { id } = await story.rule('population.id pr')
  await story.revise()
  await story.outcomes()
  await fetch(`${story.sandbox.urls.scim}/Users`, {
    headers: { authorization: `Bearer ${story.sandbox.token}` },
  })
  await story.control.resync(id)
  const shown = await openFailure(page, story, {
    title: 'A read by id is answered with 404, and a search finds the account',
    repairs: ['Switch stale-read off', 'Retry ada'],
  })
  await press(shown, 'Switch stale-read off')
  await retryFromToast(page)
  await expect.poll(stateOf(shown)).toMatch(/^Success/)
})

const clientCredentials = (port: number) =>
  configured({
    AUTHENTICATION_METHOD: 'OAuth 2 Client Credentials',
    AUTHORIZATION_TYPE: 'OAuth Client Credentials',
    OAUTH_TOKEN_REQUEST: `http://127.0.0.1:${port}/token`,
    OAUTH_CLIENT_ID: 'client',
    OAUTH_CLIENT_SECRET: 'a long secret of the client',
  })

const given: Answer = { status: 200, body: { access_token: 'a token for the target' } }

it.for([
  [
    'The token endpoint does not accept client and secret',
    { status: 401, body: { error: 'invalid_client' } },
    ['Re-enter client secret', 'Edit OAuth Client ID', 'Retry ada'],
  ],
  [
    'The token endpoint gives no access token',
    { status: 404, body: {} },
    ['Edit OAuth Token Request', 'Test connection', 'Retry ada'],
  ],
  [
    'The target refuses the token that the token endpoint gives',
    given,
    ['Edit OAuth Token Request', 'Re-enter client secret', 'Test connection', 'Retry ada'],
  ],
] as const)('says at the token endpoint: %s', async ([title, first, repairs]) => {
  let answer: Answer = first
  await using endpoint = await listening(
    createServer((_, response) => {
      response
        .writeHead(answer.status, { 'content-type': 'application/json' })
        .end(JSON.stringify(answer.body))
    }),
  )
  await using story = await startTargetStory(
    answer === given ? () => refusal(401, 'Wrong audience.') : undefined,
    withConsole(clientCredentials(endpoint.port)),
  )
  await story.control.setDelivery(story.connection.id, { retries: 0 })
  await provision(story)
  const shown = await openFailure(page, story, { title, repairs })
  const [label] = repairs
  await press(shown, label)
  const key = label === 'Re-enter client secret' ? 'OAUTH_CLIENT_SECRET' : 'OAUTH_TOKEN_REQUEST'
  const focused = () => page.evaluate(() => document.activeElement?.getAttribute('name'))
  await expect.poll(focused).toBe(`configuration.${key}`)
  await page.goBack()
  answer = given
  story.target.script((_, honest) => honest())
  await retryFromHead(page, shown)
  await expect.poll(stateOf(shown)).toMatch(/^Success/)
})

it('accepts the certificate of a target that is self-signed', async () => {
  await using story = await startTargetStory(undefined, withConsole())
  const { port } = new URL(story.target.url)
  await using target = await listening(
    createTlsServer(await createCertificate(), (incoming, outgoing) => {
      const { method = 'GET', url: path = '/', headers } = incoming
      const onward = sendRequest({ host: '127.0.0.1', port, method, path, headers }, (answer) => {
        outgoing.writeHead(answer.statusCode ?? 500, answer.headers)
        answer.pipe(outgoing)
      })
      incoming.pipe(onward)
    }),
  )
  const { configuration } = story.connectionInput
  await story.call('PUT', `/propagation/stores/${story.connection.id}`, {
    ...story.connectionInput,
    ...{ status: 'INACTIVE' },
    configuration: { ...configuration, SCIM_URL: `https://localhost:${target.port}` },
  })
  await story.call('PUT', `/propagation/stores/${story.connection.id}`, {
    ...story.connectionInput,
    configuration: { ...configuration, SCIM_URL: `https://localhost:${target.port}` },
  })
  await provision(story)
  const shown = await openFailure(page, story, {
    title: 'The certificate is not trusted',
    repairs: ['Accept any certificate', 'Edit SCIM BASE URL', 'Retry ada'],
  })
  await press(shown, 'Accept any certificate')
  await retryFromToast(page)
  await expect.poll(stateOf(shown)).toMatch(/^Success/)
})

it('writes the other scheme for a target that speaks http', async () => {
  await using target = await startTargetStory()
  const { port } = new URL(target.target.url)
  const options = withConsole(configured({ AUTHENTICATION_METHOD: 'None' }))
  await using story = await startStoryAt(`https://127.0.0.1:${port}`, options)
  await provision(story)
  const shown = await openFailure(page, story, {
    title: 'The address begins with the wrong scheme',
    repairs: [`Write http://127.0.0.1:${port}`, 'Retry ada'],
  })
  await press(shown, `Write http://127.0.0.1:${port}`)
  await expect.poll(stateOf(shown)).toMatch(/^Success/)
})

it('leads to the address where a secret has to be entered again for the other scheme', async () => {
  await using target = await startTargetStory()
  const { port } = new URL(target.target.url)
  await using story = await startStoryAt(`https://127.0.0.1:${port}`, withConsole())
  await provision(story)
  await story.outcomes()
  const shown = await openStory(page, story, { type: 'user', name: 'ada' })
  await press(shown, `Write http://127.0.0.1:${port}`)
  const messages = page.getByRole('region', { name: 'Messages' })
  await messages.getByText(/not sent to another server/).waitFor()
  await messages.getByRole('link', { name: 'Edit SCIM BASE URL' }).click()
  const focused = () => page.evaluate(() => document.activeElement?.getAttribute('name'))
  await expect.poll(focused).toBe('configuration.SCIM_URL')
})

it('says that a proxy does not let the request through', async () => {
  vi.stubEnv('HTTP_PROXY', 'http://127.0.0.1:9')
  vi.stubEnv('http_proxy', 'http://127.0.0.1:9')
  await using story = await startStoryAt('http://10.20.30.40/scim/v2', { console: true })
  await story.control.setDelivery(story.connection.id, { retries: 0 })
  await provision(story)
  const shown = await openFailure(page, story, {
    title: 'The proxy does not let the request through',
    repairs: ['Retry ada'],
  })
  // The proxy is set where the sandbox is started.
  expect(await stateOf(shown)()).toMatch(/^Failed/)
})

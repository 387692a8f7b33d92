import { once } from 'node:events'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { ruleStatus } from '@pingone-sandbox/contract'
import { expect, it } from 'vitest'
import { startTenant } from './tenant.ts'

interface Answer {
  readonly status: number
  readonly body?: unknown
  readonly headers?: Readonly<Record<string, string>>
}

/** A target that finds no user, creates each one that is sent, and answers some requests as the test chooses. */
async function startTarget(answers: Readonly<Record<string, Answer>>) {
  const server = createServer((request, response) => {
    request.resume()
    const { pathname } = new URL(request.url ?? '', 'http://target.test')
    const kind = `${request.method} ${pathname.split('/')[1]}`
    const { status, body, headers } =
      answers[`${request.method} ${pathname.slice(1)}`] ??
      answers[kind] ??
      ordinary(request.method ?? '', pathname)
    response
      .writeHead(status, { 'content-type': 'application/scim+json', ...headers })
      .end(body === undefined || typeof body === 'string' ? body : JSON.stringify(body))
  }).listen(0, '127.0.0.1')
  await once(server, 'listening')
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    async [Symbol.asyncDispose]() {
      server.closeAllConnections()
      server.close()
    },
  }
}

function ordinary(method: string, pathname: string): Answer {
  const id = pathname.split('/')[2]
  if (id !== undefined) return { status: 200, body: { id, active: true } }
  return method === 'POST'
    ? { status: 201, body: { id: 'of-target' } }
    : { status: 200, body: { totalResults: 0, Resources: [] } }
}

interface Refused {
  readonly answers: Readonly<Record<string, Answer>>
  readonly profile?: string
  /** What the user, or the group where one is renamed or deleted, goes through after it was provisioned. */
  readonly change: 'nothing' | 'rename' | 'delete' | 'rename group' | 'delete group'
}

/** Provisions one user and one group, lets one of them change, and answers why it stands failed. */
async function causesOf({ answers, profile = 'current', change }: Refused) {
  await using target = await startTarget(answers)
  await using tenant = await startTenant({
    profile,
    managed: true,
    configuration: { SCIM_URL: target.url, REMOVE_ACTION: 'Delete' },
  })
  const { call, sandbox } = tenant
  const ada = await tenant.hire('ada')
  const team = await tenant.group('Team')
  const rule = await tenant.rule('population.id pr', [team])
  await tenant.revise()
  await sandbox.waitForIdle()
  if (change === 'rename') await call('PATCH', `/users/${ada.id}`, { name: { given: 'Augusta' } })
  if (change === 'delete') await call('DELETE', `/users/${ada.id}`)
  if (change === 'rename group') await call('PUT', `/groups/${team.id}`, { name: 'Crew' })
  if (change === 'delete group') await call('DELETE', `/groups/${team.id}`)
  await sandbox.waitForIdle()
  const answer = await fetch(`${sandbox.urls.control}/rules/${rule.id}/status`)
  const { failures } = ruleStatus.parse(await answer.json())
  return failures.causes.map(({ cause, message }) => [cause, message])
}

const error = (status: number, detail?: string) => ({
  schemas: ['urn:ietf:params:scim:api:messages:2.0:Error'],
  status: String(status),
  ...(detail !== undefined && { detail }),
})

it.each([
  [{ status: 403, body: error(403, 'The licence has no seat left.') }, 'refused'],
  [{ status: 403, body: { ...error(403), scimType: 'sensitive' } }, 'refused'],
  [{ status: 403, body: error(403) }, 'credentials'],
  [{ status: 403, body: error(403, 'Forbidden') }, 'credentials'],
  [{ status: 403, body: '<html>Forbidden</html>' }, 'credentials'],
  [
    {
      status: 403,
      body: error(403, 'The token lacks the scope scim.write'),
      headers: { 'www-authenticate': 'Bearer error="insufficient_scope"' },
    },
    'credentials',
  ],
  [{ status: 401, body: error(401, 'The token has expired.') }, 'credentials'],
  [{ status: 423, body: error(423, 'Locked by a job.') }, 'refused'],
] as const)('takes %j to a create for %s', async (answer, cause) => {
  const [failure] = await causesOf({ answers: { 'POST Users': answer }, change: 'nothing' })
  expect(failure?.[0]).toBe(cause)
})

it.each([405, 501])('says what does without the method that is answered %i', async (status) => {
  const refuse = (kind: string) => ({ [kind]: { status, body: error(status) } })
  const missing = `The target answered ${status}. The target does not support`
  await expect(causesOf({ answers: refuse('PUT Users'), change: 'rename' })).resolves.toEqual([
    [
      'method-not-supported',
      `${missing} PUT /Users; PingOne sends PATCH in its place with userUpdate=patch, as the profile patch-first has it.`,
    ],
  ])
  await expect(
    causesOf({ answers: refuse('PATCH Users'), change: 'rename', profile: 'patch-first' }),
  ).resolves.toEqual([
    [
      'method-not-supported',
      `${missing} PATCH /Users; PingOne sends PUT in its place with userUpdate=put, as the profile current or put-only-2024 has it.`,
    ],
  ])
  await expect(
    causesOf({ answers: refuse('PATCH Groups'), change: 'rename group' }),
  ).resolves.toEqual([
    [
      'method-not-supported',
      `${missing} PATCH /Groups; PingOne sends PUT in its place with groupUpdate=put, as the profile put-only-2024 has it.`,
    ],
  ])
  await expect(causesOf({ answers: refuse('POST Groups'), change: 'nothing' })).resolves.toEqual([
    ['method-not-supported', `${missing} POST /Groups, which PingOne needs.`],
  ])
  await expect(causesOf({ answers: refuse('DELETE Users'), change: 'delete' })).resolves.toEqual([
    [
      'method-not-supported',
      `${missing} DELETE /Users; the Remove Action Disable would do without it.`,
    ],
  ])
})

it.each(['Users', 'Groups'])('takes a DELETE of %s that is answered 410 for done', async (kind) => {
  const answers = { [`DELETE ${kind}`]: { status: 410, body: error(410, 'Gone.') } }
  const change = kind === 'Users' ? 'delete' : 'delete group'
  expect(await causesOf({ answers, change })).toEqual([])
})

it.each([
  ['PUT', 'current'],
  ['GET', 'current'],
  ['PUT', 'current,userPutBody=mapped'],
  ['PATCH', 'patch-first'],
])('creates a user anew whose %s is answered 410 under %s', async (method, profile) => {
  const answers = { [`${method} Users/of-target`]: { status: 410, body: error(410, 'Gone.') } }
  expect(await causesOf({ answers, change: 'rename', profile })).toEqual([])
})

it.each([
  [error(501), 'The target answered 501.'],
  [error(501, ''), 'The target answered 501.'],
  [error(501, ' . '), 'The target answered 501.'],
  ['', 'The target answered 501.'],
  [{ schemas: ['urn:scim:schemas:core:1.0'], Errors: [{ description: '' }] }, /501: \{"schemas/],
])('says no reason where %j gives none', async (body, message) => {
  const answers = { 'POST Users': { status: 501, body } }
  const [failure] = await causesOf({ answers, change: 'nothing' })
  expect(failure?.[1]).toMatch(message)
  expect(failure?.[1]).not.toMatch(/: \./)
})

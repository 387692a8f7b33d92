import { expect, it } from 'vitest'
import { createSandbox, type Sandbox } from '../../src/sandbox.ts'

const quiet = { users: 0, console: false }

async function ask(sandbox: Sandbox, path: string, init?: RequestInit) {
  const response = await fetch(sandbox.urls.control + path, init)
  return { status: response.status, body: await response.json() }
}

const send = (sandbox: Sandbox, request: object) =>
  ask(sandbox, '/target-requests', {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(request),
  })

const createUser = (userName: string, more: object = {}) => ({
  method: 'POST',
  path: '/Users',
  headers: { 'content-type': 'application/scim+json' },
  body: JSON.stringify({ userName, ...more }),
})

it('sends a manual request and returns its answer', async () => {
  await using sandbox = await createSandbox(quiet)
  const created = await send(sandbox, createUser('ada'))
  expect(created).toMatchObject({ status: 200, body: { status: 201 } })
  expect(JSON.parse(created.body.body)).toMatchObject({ userName: 'ada' })
  const refused = await send(sandbox, { method: 'GET', path: '/Users/nobody' })
  expect(refused).toMatchObject({ status: 200, body: { status: 404 } })
})

it('sends nothing to a path outside the SCIM endpoint', async () => {
  await using sandbox = await createSandbox(quiet)
  for (const path of ['/../../_sandbox', '/%2e%2e/%2e%2e/other', '/../v2evil'])
    expect(await send(sandbox, { method: 'GET', path })).toMatchObject({
      status: 400,
      body: { code: 'invalid_request', message: expect.stringContaining('SCIM endpoint') },
    })
  expect(await ask(sandbox, '/target-requests')).toMatchObject({ body: { requests: [] } })
})

it('refuses what is no request', async () => {
  await using sandbox = await createSandbox(quiet)
  for (const request of [
    { method: 'TRACE', path: '/Users' },
    { method: 'GET', path: 'Users' },
    { method: 'GET', path: '/Users', body: '{}' },
    { method: 'GET', path: '/Users', headers: { 'no good': 'x' } },
    { method: 'GET', path: '/Users', pathh: '' },
  ])
    expect(await send(sandbox, request)).toMatchObject({
      status: 400,
      body: { code: 'invalid_request' },
    })
})

it.each([
  ['content-length', '5'],
  ['content-length', '999999999'],
  ['transfer-encoding', 'chunked'],
  ['Transfer-Encoding', 'gzip, chunked'],
  ['expect', '100-continue'],
  ['expect', 'something else'],
  ['connection', 'close'],
  ['connection', 'upgrade'],
  ['keep-alive', 'timeout=1'],
  ['upgrade', 'websocket'],
  ['te', 'trailers'],
  ['trailer', 'x-checksum'],
  ['proxy-authorization', 'Basic eA=='],
  ['proxy-connection', 'keep-alive'],
  ['host', 'attacker.example'],
])('leaves %s: %s to the connection, and says so', async (name, value) => {
  await using sandbox = await createSandbox(quiet)
  for (const request of [createUser('ada'), { method: 'GET', path: '/Users' }]) {
    const headers = { ...('headers' in request && request.headers), [name]: value, 'x-own': 'kept' }
    expect(await send(sandbox, { ...request, headers })).toMatchObject({
      status: 200,
      body: { status: request.method === 'POST' ? 201 : 200, droppedHeaders: [name.toLowerCase()] },
    })
    const { body } = await ask(sandbox, '/target-requests?limit=1')
    const { body: logged } = await ask(sandbox, `/target-requests/${body.requests[0].seq}`)
    expect(logged.request.headers['x-own']).toBe('kept')
    expect(logged.request.headers[name.toLowerCase()]).not.toBe(value)
  }
})

it('omits the headers that Connection names, and adds no note otherwise', async () => {
  await using sandbox = await createSandbox(quiet)
  const headers = { connection: 'close, X-Mine', 'x-mine': '1' }
  expect(await send(sandbox, { method: 'GET', path: '/Users', headers })).toMatchObject({
    body: { status: 200, droppedHeaders: ['connection', 'x-mine'] },
  })
  const { body } = await send(sandbox, { method: 'GET', path: '/Users' })
  expect(body).not.toHaveProperty('droppedHeaders')
})

it.each([
  ['', 'x'],
  ['no good', 'x'],
  ['x:y', 'x'],
  ['é', 'x'],
  ['x-own\n', 'x'],
  ['x-own', 'a\r\nb: c'],
  ['x-own', 'a\n'],
  ['x-own', '\0'],
  ['x-own', 'Ω'],
  ['x-own', '\ud800'],
  ['content-length', '5\n'],
])('says why no request carries the header %j: %j', async (name, value) => {
  await using sandbox = await createSandbox(quiet)
  const answer = await send(sandbox, { method: 'GET', path: '/Users', headers: { [name]: value } })
  expect(answer).toMatchObject({
    status: 400,
    body: {
      code: 'invalid_request',
      message: expect.stringContaining(JSON.stringify(value === 'x' ? name : value)),
    },
  })
})

it('answers what the reference server says of a header that is too long', async () => {
  await using sandbox = await createSandbox(quiet)
  const headers = { 'x-long': 'a'.repeat(100_000) }
  expect(await send(sandbox, { method: 'GET', path: '/Users', headers })).toMatchObject({
    status: 200,
    body: {
      status: 431,
      body: expect.stringContaining('urn:ietf:params:scim:api:messages:2.0:Error'),
    },
  })
})

it('logs the requests of all clients, newest first, with the active misbehaviours', async () => {
  await using sandbox = await createSandbox({ ...quiet, misbehaviour: ['no-patch'] })
  await fetch(`${sandbox.urls.scim}/Users?filter=userName%20eq%20%22ada%22`, {
    headers: { authorization: `Bearer ${sandbox.token}`, 'user-agent': 'curl/8' },
  })
  await send(sandbox, { method: 'PATCH', path: '/Users/1', body: '{}' })
  const { body } = await ask(sandbox, '/target-requests')
  expect(body.requests).toMatchObject([
    { seq: 2, method: 'PATCH', status: 501, misbehaviours: ['no-patch'] },
    { seq: 1, method: 'GET', status: 200, client: 'curl/8' },
  ])
  expect(new URL(body.requests[1].path, 'http://x').searchParams.get('filter')).toBe(
    'userName eq "ada"',
  )
})

it('pages through the log', async () => {
  await using sandbox = await createSandbox(quiet)
  for (const name of ['ada', 'bob', 'eve']) await send(sandbox, createUser(name))
  const first = await ask(sandbox, '/target-requests?limit=2')
  expect(first.body).toMatchObject({ requests: [{ seq: 3 }, { seq: 2 }], cursor: '2' })
  const second = await ask(sandbox, `/target-requests?limit=2&before=${first.body.cursor}`)
  expect(second.body).toEqual({ requests: [expect.objectContaining({ seq: 1 })] })
})

it('keeps neither the token nor a password', async () => {
  await using sandbox = await createSandbox(quiet)
  const { body: created } = await send(sandbox, createUser('ada', { password: 's3cret"x' }))
  const { id } = JSON.parse(created.body)
  const value = 'an0ther'
  await send(sandbox, {
    method: 'PATCH',
    path: `/Users/${id}`,
    headers: { 'content-type': 'application/scim+json' },
    body: JSON.stringify({
      schemas: ['urn:ietf:params:scim:api:messages:2.0:PatchOp'],
      Operations: [{ op: 'replace', value, path: 'password' }],
    }),
  })
  const kept = await Promise.all([1, 2].map((seq) => ask(sandbox, `/target-requests/${seq}`)))
  expect(kept.map(({ body }) => body)).toMatchObject([
    { status: 201, request: { body: expect.stringContaining('"password":"••••"') } },
    { status: 200, request: { body: expect.stringContaining('"value":"••••"') } },
  ])
  const text = JSON.stringify(kept)
  for (const secret of ['s3cret', value, sandbox.token]) expect(text).not.toContain(secret)
})

it('reports what changed one resource', async () => {
  await using sandbox = await createSandbox(quiet)
  const { body: created } = await send(sandbox, createUser('ada'))
  const { id } = JSON.parse(created.body)
  await send(sandbox, createUser('bob'))
  await send(sandbox, { method: 'GET', path: `/Users/${id}` })
  await send(sandbox, {
    ...createUser('ada', { active: false }),
    method: 'PUT',
    path: `/Users/${id}`,
  })
  await send(sandbox, { ...createUser(''), method: 'PUT', path: `/Users/${id}` })
  const { body } = await ask(sandbox, `/target-requests?resource=Users/${id}`)
  expect(body.requests).toMatchObject([
    { method: 'PUT', status: 200 },
    { method: 'POST', status: 201 },
  ])
})

it('does not log what the console reads', async () => {
  await using sandbox = await createSandbox(quiet)
  await ask(sandbox, '/target/Users')
  expect(await ask(sandbox, '/target-requests')).toMatchObject({ body: { requests: [] } })
})

it('starts anew after a reset', async () => {
  await using sandbox = await createSandbox(quiet)
  await send(sandbox, createUser('ada'))
  await sandbox.reset()
  expect(await ask(sandbox, '/target-requests')).toMatchObject({ body: { requests: [] } })
  expect(await ask(sandbox, '/target-requests/1')).toMatchObject({
    status: 404,
    body: { code: 'not_found' },
  })
})

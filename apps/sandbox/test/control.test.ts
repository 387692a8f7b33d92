import { once } from 'node:events'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { expect, it } from 'vitest'
import { createSandbox } from '../src/index.ts'
import { startTenant } from './tenant.ts'

const get = async (url: string, headers: Record<string, string> = {}) => {
  const response = await fetch(url, { headers })
  return {
    status: response.status,
    type: response.headers.get('content-type'),
    body: await response.json(),
  }
}

/** A tenant that has provisioned Ada. */
async function startWithAda() {
  const tenant = await startTenant()
  const ada = await tenant.hire('ada')
  const rule = await tenant.rule('population.id pr')
  await tenant.revise()
  await tenant.sandbox.waitForIdle()
  return { ...tenant, ada, rule, control: tenant.sandbox.urls.control }
}

it('reports that it is healthy', async () => {
  await using sandbox = await createSandbox({ console: false, users: 0 })
  expect(await get(`${sandbox.urls.control}/health`)).toMatchObject({
    status: 200,
    body: { status: 'ok' },
  })
})

it('gives the console the content of the ready line', async () => {
  await using sandbox = await createSandbox({ console: false, users: 0 })
  const { urls, token, credentials } = sandbox
  expect((await get(`${urls.control}/info`)).body).toEqual({
    version: expect.stringMatching(/^\d+\.\d+\.\d+/),
    command: 'npx -y pnpm sandbox',
    scim: urls.scim,
    scimToken: token,
    ...credentials,
    persistence: 'in memory',
    profile: 'current',
  })
})

it('answers idle at once when there is nothing to do', async () => {
  await using sandbox = await createSandbox({ console: false, users: 0 })
  expect(await get(`${sandbox.urls.control}/idle?timeout=1s`)).toMatchObject({
    status: 200,
    body: { queued: 0, running: 0 },
  })
})

it('answers 408 with what is left when the sync does not get idle in time', async () => {
  await using tenant = await startTenant({ users: 20 })
  await tenant.rule('population.id pr')
  await tenant.revise()
  expect(await get(`${tenant.sandbox.urls.control}/idle?timeout=0ms`)).toMatchObject({
    status: 408,
    body: { code: 'timed_out', running: expect.any(Number), queued: expect.any(Number) },
  })
  expect(await get(`${tenant.sandbox.urls.control}/idle?timeout=30s`)).toMatchObject({
    status: 200,
  })
})

it('lists exchanges newest first, page by page', async () => {
  await using tenant = await startWithAda()
  const first = (await get(`${tenant.control}/exchanges?limit=1`)).body
  const second = (await get(`${tenant.control}/exchanges?limit=1&cursor=${first.cursor}`)).body
  expect([...first.exchanges, ...second.exchanges]).toMatchObject([
    { purpose: 'create', request: { method: 'POST' } },
    { purpose: 'lookup', request: { method: 'GET' } },
  ])
})

it.each(['method=POST', 'method=post', 'status=201'])('filters exchanges by %s', async (query) => {
  await using tenant = await startWithAda()
  const { exchanges } = (await get(`${tenant.control}/exchanges?${query}`)).body
  expect(exchanges).toMatchObject([{ purpose: 'create', response: { status: 201 } }])
})

it('filters exchanges by user and by rule', async () => {
  await using tenant = await startWithAda()
  const { ada, rule, control } = tenant
  const count = async (query: string) =>
    (await get(`${control}/exchanges?${query}`)).body.exchanges.length
  expect(await count(`userId=${ada.id}`)).toBe(2)
  expect(await count(`ruleId=${rule.id}`)).toBe(2)
  expect(await count(`userId=${rule.id}`)).toBe(0)
})

it('exports exchanges as HAR and as curl, without the token', async () => {
  await using tenant = await startWithAda()
  const accept = { accept: 'application/har+json' }
  const har = await get(`${tenant.control}/exchanges`, accept)
  expect(har.type).toBe('application/har+json')
  expect(har.body.log.entries).toHaveLength(2)

  const { exchanges } = (await get(`${tenant.control}/exchanges?method=POST`)).body
  const [{ id }] = exchanges
  expect((await get(`${tenant.control}/exchanges/${id}`)).body).toEqual(exchanges[0])
  expect((await get(`${tenant.control}/exchanges/${id}`, accept)).body.log.entries).toHaveLength(1)
  const curl = await (await fetch(`${tenant.control}/exchanges/${id}/curl`)).text()
  expect(curl).toMatch(
    /^export SCIM_TOKEN='the token'\ncurl --request POST 'http:\/\/127\.0\.0\.1:\d+\/scim\/v2\/Users'/,
  )

  expect(curl + JSON.stringify(har.body)).not.toContain(tenant.sandbox.token)
})

it.each([
  ['application/har+json, */*;q=0.5', 'application/har+json'],
  ['application/json;q=0.5, Application/HAR+JSON', 'application/har+json'],
  ['application/json, application/har+json;q=0.5', 'application/json'],
  ['application/har+json;q=0, */*', 'application/json'],
  ['*/*', 'application/json'],
])('answers exchanges to Accept: %s as %s', async (accept, type) => {
  await using tenant = await startTenant()
  expect((await get(`${tenant.sandbox.urls.control}/exchanges`, { accept })).type).toBe(type)
})

it('shows a change with all that followed from it', async () => {
  await using tenant = await startWithAda()
  const { entries } = (await get(`${tenant.control}/entries`)).body
  const { changeId } = entries.find(({ type }: { type: string }) => type === 'exchange')
  const { body } = await get(`${tenant.control}/changes/${changeId}`)
  expect(body).toMatchObject({ id: changeId, finished: true })
  expect(body.entries.map(({ type }: { type: string }) => type)).toEqual(
    expect.arrayContaining(['change', 'decision', 'exchange', 'outcome', 'finished']),
  )
})

it('pages through the journal by position', async () => {
  await using tenant = await startWithAda()
  const { entries } = (await get(`${tenant.control}/entries`)).body
  const page = (await get(`${tenant.control}/entries?limit=2`)).body
  const next = (await get(`${tenant.control}/entries?limit=2&after=${page.cursor}`)).body
  expect([...page.entries, ...next.entries]).toEqual(entries.slice(0, 4))
})

it('pages through the journal backwards, from its end', async () => {
  await using tenant = await startWithAda()
  const { entries } = (await get(`${tenant.control}/entries`)).body
  const newest = (await get(`${tenant.control}/entries?before=end&limit=2`)).body
  const older = (await get(`${tenant.control}/entries?before=${newest.cursor}&limit=2`)).body
  expect([...older.entries, ...newest.entries]).toEqual(entries.slice(-4))
  const oldest = (await get(`${tenant.control}/entries?before=3`)).body
  expect(oldest).toEqual({ entries: entries.slice(0, 2), dropped: { count: 0 } })
})

it.each(['after=1&before=3', 'before=0', 'before=soon'])('refuses entries?%s', async (query) => {
  await using sandbox = await createSandbox({ console: false, users: 0 })
  expect(await get(`${sandbox.urls.control}/entries?${query}`)).toMatchObject({
    status: 400,
    body: { code: 'invalid_request' },
  })
})

it('lists the changes, newest first, with what followed from each', async () => {
  await using tenant = await startWithAda()
  const { entries } = (await get(`${tenant.control}/entries?limit=1000`)).body
  const { changes } = (await get(`${tenant.control}/changes`)).body
  expect(changes.map(({ seq }: { seq: number }) => seq)).toEqual(
    entries
      .filter(({ type }: { type: string }) => type === 'change')
      .map(({ seq }: { seq: number }) => seq)
      .reverse(),
  )
  const found = (await get(`${tenant.control}/changes?status=success&ruleId=${tenant.rule.id}`))
    .body
  expect(found.changes).toMatchObject([
    {
      finished: true,
      rules: [{ id: tenant.rule.id, name: 'Rule' }],
      outcomes: { success: 1 },
      worst: 'success',
      exchanges: 2,
    },
  ])
  const {
    entries: _,
    total: __,
    ...summary
  } = (await get(`${tenant.control}/changes/${found.changes[0].id}`)).body
  expect(found.changes).toEqual([summary])
})

it.each(['cursor=nowhere', 'status=fine', 'cause=fate', 'rule=1'])(
  'refuses changes?%s',
  async (query) => {
    await using sandbox = await createSandbox({ console: false, users: 0 })
    expect(await get(`${sandbox.urls.control}/changes?${query}`)).toMatchObject({
      status: 400,
      body: { code: 'invalid_request' },
    })
  },
)

it('changes the behaviour profile, and the ledger with it', async () => {
  await using sandbox = await createSandbox({ console: false, users: 0 })
  const url = `${sandbox.urls.control}/profile`
  const before = (await get(`${sandbox.urls.control}/quirks`)).body
  const put = await fetch(url, {
    method: 'PUT',
    headers: { 'content-type': 'application/json' },
    body: '{"name":"patch-first"}',
  })
  expect(put.status).toBe(200)
  expect((await get(url)).body).toMatchObject({
    name: 'patch-first',
    choices: { userUpdate: 'patch' },
  })
  expect((await get(`${sandbox.urls.control}/quirks`)).body).not.toEqual(before)
})

it('resyncs a rule', async () => {
  await using tenant = await startWithAda()
  const response = await fetch(`${tenant.control}/rules/${tenant.rule.id}/resync`, {
    method: 'POST',
  })
  expect(response.status).toBe(202)
  const { changeId } = (await response.json()) as { changeId: string }
  await tenant.sandbox.waitForIdle()
  expect((await get(`${tenant.control}/changes/${changeId}`)).body).toMatchObject({
    action: 'PROVISIONING_SYNC.STARTED',
    finished: true,
  })
})

it('puts both sides back to the seed', async () => {
  await using tenant = await startWithAda()
  const { control, sandbox } = tenant
  await fetch(`${control}/profile`, {
    method: 'PUT',
    headers: { 'content-type': 'application/json' },
    body: '{"name":"patch-first"}',
  })
  expect((await fetch(`${control}/reset`, { method: 'POST' })).status).toBe(204)
  expect(await tenant.users()).toEqual([])
  expect((await get(`${control}/exchanges`)).body.exchanges).toEqual([])
  expect((await get(`${control}/profile`)).body.name).toBe('current')
  expect((await get(`${control}/info`)).body).toMatchObject(sandbox.credentials)
})

it.each([
  ['GET', '/nothing', 404, 'not_found'],
  ['DELETE', '/health', 405, 'method_not_allowed'],
  ['GET', '/exchanges/none', 404, 'not_found'],
  ['GET', '/exchanges/none/curl', 404, 'not_found'],
  ['GET', '/exchanges/none/test?secrets=clear', 404, 'not_found'],
  ['GET', '/exchanges/none/fetch?secrets=all', 400, 'invalid_request'],
  ['GET', '/changes/none', 404, 'not_found'],
  ['POST', '/rules/none/resync', 404, 'not_found'],
  ['GET', '/exchanges?user=ada', 400, 'invalid_request'],
  ['GET', '/exchanges?limit=0', 400, 'invalid_request'],
  ['GET', '/idle?timeout=soon', 400, 'invalid_request'],
  ['GET', '/events?after=-1', 400, 'invalid_request'],
  ['PUT', '/profile', 400, 'invalid_request'],
])('answers %s %s with %i %s', async (method, path, status, code) => {
  await using sandbox = await createSandbox({ console: false, users: 0 })
  const response = await fetch(sandbox.urls.control + path, { method })
  expect(response.status).toBe(status)
  expect(await response.json()).toMatchObject({ code, message: expect.any(String) })
})

it('suggests the nearest name for an unknown profile and an unknown parameter', async () => {
  await using sandbox = await createSandbox({ console: false, users: 0 })
  const { control } = sandbox.urls
  const put = await fetch(`${control}/profile`, {
    method: 'PUT',
    headers: { 'content-type': 'application/json' },
    body: '{"name":"curent"}',
  })
  expect(await put.json()).toMatchObject({ hint: 'Did you mean current?' })
  expect((await get(`${control}/exchanges?ruleid=1`)).body).toMatchObject({
    hint: 'Did you mean ruleId?',
  })
})

it('takes a profile with choices of its own, and refuses one that there is not', async () => {
  await using sandbox = await createSandbox({ console: false, users: 0 })
  const put = async (body: object) => {
    const response = await fetch(`${sandbox.urls.control}/profile`, {
      method: 'PUT',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify(body),
    })
    return { status: response.status, body: await response.json() }
  }
  expect(await put({ name: 'current', choices: { userUpdate: 'patch' } })).toMatchObject({
    status: 200,
    body: {
      name: 'custom',
      base: 'current',
      choices: { userUpdate: 'patch', groupUpdate: 'patch' },
    },
  })
  expect(await put({ name: 'current', choices: { userUpdat: 'patch' } })).toMatchObject({
    status: 400,
    body: { hint: 'Did you mean userUpdate?' },
  })
  expect(await put({ name: 'current', choices: { userUpdate: 'post' } })).toMatchObject({
    status: 400,
    body: { message: 'Unknown value of userUpdate "post".' },
  })
})

it('finishes a request in flight before it resets', async () => {
  await using tenant = await startTenant()
  const { control } = tenant.sandbox.urls
  const asked = Promise.withResolvers<void>()
  const answer = Promise.withResolvers<void>()
  const target = createServer((_, response) => {
    asked.resolve()
    answer.promise.then(
      () => response.end('{}'),
      (error: Error) => response.destroy(error),
    )
  }).listen(0, '127.0.0.1')
  await once(target, 'listening')
  const url = `http://127.0.0.1:${(target.address() as AddressInfo).port}`
  const { configuration } = tenant.connectionInput
  const tested = tenant
    .call('POST', '/propagation/stores/connection/status', {
      ...tenant.connectionInput,
      configuration: { ...configuration, SCIM_URL: url },
    })
    .catch(() => 'refused')
  await asked.promise

  const reset = fetch(`${control}/reset`, { method: 'POST' })
  const late = tenant.hire('ada')
  answer.resolve()
  expect(await tested).toBe('refused')
  expect((await reset).status).toBe(204)
  target.close()
  // The exchange of the test went with the old journal, and Ada came to the new tenant.
  expect((await get(`${control}/exchanges`)).body.exchanges).toEqual([])
  expect(await tenant.call('GET', `/users/${(await late).id}`)).toMatchObject({ username: 'ada' })
})

it('leaves no old resource in the target when it is reset during a sync', async () => {
  await using tenant = await startTenant({ users: 300 })
  await tenant.rule('population.id pr')
  await tenant.revise()
  const { control } = tenant.sandbox.urls
  const total = async () => (await get(`${control}/target/Users?count=0`)).body.totalResults
  await expect.poll(total, { interval: 1 }).toBeGreaterThan(0)
  expect((await fetch(`${control}/reset`, { method: 'POST' })).status).toBe(204)
  await tenant.sandbox.waitForIdle()
  expect(await total()).toBe(0)
})

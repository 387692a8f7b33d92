import { mkdtempSync, readdirSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import { inspect } from 'node:util'
import * as fc from 'fast-check'
import { expect, it } from 'vitest'
import { createSandbox } from '../../src/index.ts'
import { startTenant } from '../tenant.ts'
import { echoes, startEchoingTarget } from './echoing-target.ts'
import { controlPlaces, platformPlaces, secretCollections, type Shown } from './places.ts'
import { bodySecret, headerSecret, leaksIn, type Planted } from './planted.ts'

interface Secrets {
  readonly basic: Planted
  readonly bearer: Planted
  readonly client: Planted
  readonly custom: Planted
  /** The token that the token endpoint gives out. */
  readonly granted: Planted
  /** The password that is mapped for the user. */
  readonly user: Planted
  /** What the target makes up: cookies, keys, passwords of others. */
  readonly own: Planted
  /** What stands in the address of the token endpoint. */
  readonly query: Planted
}

const secrets: fc.Arbitrary<Secrets> = fc.record({
  basic: bodySecret('A'),
  bearer: headerSecret('B'),
  client: bodySecret('C'),
  custom: headerSecret('D'),
  granted: headerSecret('E'),
  user: bodySecret('F'),
  own: headerSecret('G'),
  query: headerSecret('H'),
})

/** Ways to authenticate, with the secrets of each. */
const connections: Readonly<
  Record<string, (planted: Secrets) => Readonly<Record<string, string>>>
> = {
  basic: ({ basic }) => ({
    AUTHENTICATION_METHOD: 'Basic Authentication',
    AUTHORIZATION_TYPE: 'Basic',
    BASIC_AUTH_USER: 'provisioner',
    BASIC_AUTH_PASSWORD: basic.value,
  }),
  bearer: ({ bearer }) => ({ OAUTH_ACCESS_TOKEN: bearer.value }),
  client: ({ client }) => ({
    AUTHENTICATION_METHOD: 'OAuth 2 Client Credentials',
    AUTHORIZATION_TYPE: 'OAuth Client Credentials',
    OAUTH_CLIENT_ID: 'provisioner',
    OAUTH_CLIENT_SECRET: client.value,
  }),
  custom: ({ bearer, custom }) => ({
    AUTHORIZATION_TYPE: 'Custom',
    OAUTH_ACCESS_TOKEN: bearer.value,
    CUSTOM_HEADER: custom.value,
  }),
  'custom of two words': ({ bearer, custom }) => ({
    AUTHORIZATION_TYPE: 'Custom',
    OAUTH_ACCESS_TOKEN: bearer.value,
    CUSTOM_HEADER: `ApiKey ${custom.value}`,
  }),
}

/** Everything that was shown, by where. */
type Findings = Map<string, string>

async function drive(way: string, planted: Secrets, userUpdate: 'put' | 'patch') {
  const folder = mkdtempSync(join(tmpdir(), 'planted-'))
  const logged: string[] = []
  const findings: Findings = new Map()
  await using target = await startEchoingTarget()
  const { state } = target
  const { own, granted } = planted
  const configured = connections[way]?.(planted) ?? {}
  state.known = Object.values(planted).filter(
    (each) =>
      each !== own &&
      (each === planted.user ||
        each === planted.query ||
        (each === granted && way === 'client') ||
        Object.values(configured).some((value) => value.includes(each.value))),
  )
  state.own = own
  state.token = granted.value
  const configuration = {
    SCIM_URL: `${target.url}/scim`,
    OAUTH_TOKEN_REQUEST: `${target.url}/token?tenant=1&api_key=${encodeURIComponent(planted.query.value)}`,
    ...configured,
  }
  const tenant = await startTenant({
    dataDir: folder,
    configuration,
    log: (message, error) => logged.push(`${message} ${inspect(error)}`),
  })
  try {
    const { call, sandbox, connection, connectionInput } = tenant
    const { control } = sandbox.urls
    const stream = followStream(`${control}/events?after=0`)
    const refused = async (method: 'POST' | 'PUT', path: string, body: object) => {
      const answer = await call(method, path, body).catch(String)
      findings.set(`${method} ${path} (${findings.size})`, JSON.stringify(answer))
    }
    const ask = async (path: string, init?: RequestInit) => {
      const answer = await fetch(control + path, init)
      findings.set(
        `${init?.method ?? 'GET'} ${path} (${findings.size})`,
        JSON.stringify([...answer.headers]) + (await answer.text()),
      )
    }
    await ask(`/connections/${connection.id}/delivery`, {
      method: 'PATCH',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ retries: 1, backoffMs: 1, circuitThreshold: 0 }),
    })
    await ask('/profile', {
      method: 'PUT',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ name: 'current', choices: { userUpdate } }),
    })

    // First sync and an update, of a target that gives back the password.
    const tests = '/propagation/stores/connection/status'
    const user = await tenant.hire('ada', { nickname: planted.user.value })
    const rule = await tenant.rule('username eq "ada"')
    for (const line of [
      { sourceAttribute: 'username', targetAttribute: 'userName' },
      { sourceAttribute: 'nickname', targetAttribute: 'password' },
      { sourceAttribute: 'title', targetAttribute: 'title' },
    ])
      await call('POST', `/propagation/rules/${rule.id}/mappings`, line)
    await tenant.revise()
    const change = async (title: string) => {
      await call('PATCH', `/users/${user.id}`, { title })
      await sandbox.waitForIdle()
    }
    await sandbox.waitForIdle()
    await change('Engineer')

    // Each way to fail, for an update, a test, and a token.
    for (const [at, echo] of Object.keys(echoes).entries()) {
      const status = [400, 409, 404, 302, 503, 200][at % 6] ?? 400
      state.failing = { status, echo }
      await change(`Failing ${at}`)
      await refused('POST', tests, { ...connectionInput, id: connection.id })
      state.failing = { status: 401, echo }
      state.tokenFailing = { status: at % 2 === 0 ? 400 : 200, echo }
      await change(`Failing token ${at}`)
      state.tokenFailing = undefined
    }
    await ask(`/rules/${rule.id}/resync`, { method: 'POST' })
    await sandbox.waitForIdle()
    // Nothing answers at all.
    await refused('POST', tests, {
      ...connectionInput,
      configuration: {
        ...connectionInput.configuration,
        ...configured,
        SCIM_URL: 'http://127.0.0.1:9/scim',
      },
    })
    state.failing = undefined
    await change('Well again')
    await refused('PUT', `/propagation/stores/${connection.id}`, connectionInput)
    await refused('PUT', `/propagation/stores/${connection.id}`, {
      ...connectionInput,
      status: 'NONE',
    })
    const { id: revisionId } = await tenant.revise()
    await sandbox.waitForIdle()

    await writeToReferenceServer(sandbox, planted)

    const list = async <Item>(path: string, key: string) => {
      const answer = await fetch(control + path)
      return ((await answer.json()) as Record<string, Item[]>)[key] ?? []
    }
    const shown: Shown = {
      control,
      connectionId: connection.id,
      targetUrl: `${target.url}/scim`,
      ruleId: rule.id,
      revisionId,
      userId: user.id,
      exchangeIds: (await list<{ id: string }>('/exchanges?limit=1000', 'exchanges')).map(
        ({ id }) => id,
      ),
      changeIds: (await list<{ id: string }>('/changes?limit=1000', 'changes')).map(({ id }) => id),
      seqs: (await list<{ seq: number }>('/target-requests?limit=1000', 'requests')).map(
        ({ seq }) => seq,
      ),
    }
    expect(shown.exchangeIds.length).toBeGreaterThan(40)
    expect(shown.seqs.length).toBeGreaterThan(2)
    for (const reading of Object.values(controlPlaces))
      if (typeof reading !== 'string')
        for (const [path, init] of reading(shown)) await ask(path, init)
    for (const reading of Object.values(platformPlaces)) {
      if (typeof reading === 'string') continue
      const path = reading(shown)
      findings.set(`GET ${path}`, JSON.stringify(await call('GET', path)))
    }
    // These answers are asked for in clear; nothing else may have what they hold.
    await Promise.all(
      shown.exchangeIds.map((id) => fetch(`${control}/exchanges/${id}/curl?secrets=clear`)),
    )
    const [newest] = await list<{ seq: number }>('/entries?before=end&limit=1', 'entries')
    await stream.reached(newest?.seq ?? 0)
    findings.set('stream', await stream.close())
  } finally {
    await tenant.sandbox.close()
  }
  for (const [name, text] of readDatabase(folder, secretCollections)) findings.set(name, text)
  for (const [name, text] of await resetAgain(folder)) findings.set(name, text)
  findings.set('log', logged.join('\n'))
  rmSync(folder, { recursive: true })
  return findings
}

/** Requests of another client, which carry secrets wherever one can stand. */
async function writeToReferenceServer(
  { urls, token }: Awaited<ReturnType<typeof startTenant>>['sandbox'],
  { user, own }: Secrets,
) {
  const headers = {
    authorization: `Bearer ${token}`,
    cookie: `sid=${encodeURIComponent(own.value)}; theme=dark`,
    'x-api-key': own.value,
    'x-session-token': own.value,
    'user-agent': `client (token=${encodeURIComponent(own.value)})`,
    'content-type': 'application/scim+json',
  }
  const send = (method: string, path: string, body?: unknown, more = {}) =>
    fetch(`${urls.scim}${path}`, {
      method,
      headers: { ...headers, ...more },
      ...(body !== undefined && { body: typeof body === 'string' ? body : JSON.stringify(body) }),
    })
  const created = await send('POST', '/Users', {
    schemas: ['urn:ietf:params:scim:schemas:core:2.0:User'],
    userName: 'grace',
    'urn:ietf:params:scim:schemas:core:2.0:User:password': user.value,
    PASSWORD: user.value,
  })
  await created.text()
  const patch = (Operations: object[]) =>
    send('PATCH', '/Users/none', {
      schemas: ['urn:ietf:params:scim:api:messages:2.0:PatchOp'],
      Operations,
    })
  await patch([{ op: 'add', path: 'password', value: user.value }])
  await patch([{ op: 'add', value: { password: user.value } }])
  await patch([
    {
      op: 'add',
      path: 'urn:ietf:params:scim:schemas:core:2.0:User:password',
      value: { value: user.value },
    },
  ])
  await send('POST', '/Bulk', {
    schemas: ['urn:ietf:params:scim:api:messages:2.0:BulkRequest'],
    Operations: [
      {
        method: 'POST',
        path: '/Users',
        bulkId: '1',
        data: { userName: 'x', password: user.value },
      },
    ],
  })
  await send('GET', `/Users?access_token=${encodeURIComponent(own.value)}&count=1`)
  await send(
    'GET',
    `/Users?filter=${encodeURIComponent(`password eq ${JSON.stringify(own.value)}`)}`,
  )
  await send('POST', '/Users', `{"password":${JSON.stringify(user.value).slice(0, -4)}`)
  await send('POST', '/Users', JSON.stringify({ filler: 'x'.repeat(16_350), password: user.value }))
  await send('POST', '/Users', `password=${encodeURIComponent(own.value)}`, {
    'content-type': 'application/x-www-form-urlencoded',
  })
}

/** Follows server-sent events, and answers in the end everything that came. */
function followStream(url: string) {
  const stop = new AbortController()
  let text = ''
  let waiting = () => {}
  const finished = (async () => {
    const answer = await fetch(url, { signal: stop.signal })
    const decoder = new TextDecoder()
    for await (const chunk of answer.body ?? []) {
      text += decoder.decode(chunk, { stream: true })
      waiting()
    }
  })().catch(() => {})
  return {
    reached: (seq: number) =>
      new Promise<void>((resolve) => {
        waiting = () => {
          if (text.includes(`id: ${seq}\n`)) resolve()
        }
        waiting()
      }),
    async close() {
      stop.abort()
      await finished
      return text
    },
  }
}

/** What there is after a restart and a reset: no secret in any table. */
async function resetAgain(folder: string): Promise<[string, string][]> {
  const sandbox = await createSandbox({ users: 0, console: false, dataDir: folder })
  const answer = await fetch(`${sandbox.urls.control}/reset`, { method: 'POST' })
  await sandbox.close()
  return [
    ['POST /reset', await answer.text()],
    ...readDatabase(folder, {}).map(([name, text]): [string, string] => [
      `${name} after a reset`,
      text,
    ]),
  ]
}

/** The tables of the tenant's database as text, but for those that must hold secrets. */
function readDatabase(folder: string, except: object): [string, string][] {
  return readdirSync(folder)
    .filter((file) => file === 'pingone.db')
    .flatMap((file) => {
      const database = new DatabaseSync(join(folder, file), { readOnly: true })
      try {
        return database
          .prepare(`SELECT name FROM sqlite_master WHERE type = 'table'`)
          .all()
          .map(({ name }) => String(name))
          .filter((name) => !(name in except))
          .map((name): [string, string] => [
            `table ${name}`,
            database
              .prepare(`SELECT * FROM "${name}"`)
              .all()
              .map((row) => Object.values(row).map(String).join('\t'))
              .join('\n'),
          ])
      } finally {
        database.close()
      }
    })
}

it.each(Object.keys(connections))(
  'shows no secret of a connection with %s anywhere',
  async (way) => {
    await fc.assert(
      fc.asyncProperty(secrets, fc.constantFrom('put', 'patch'), async (planted, userUpdate) => {
        const findings = await drive(way, planted, userUpdate)
        const all = Object.values(planted)
        const leaks = [...findings].flatMap(([place, text]) =>
          leaksIn(text, all).map((each) => ({
            place,
            value: each.value,
            text: around(text, each),
          })),
        )
        expect(leaks).toEqual([])
        expect(findings.get('stream')).toContain('••••')
        expect(findings.get('table journal')).toContain('••••')
      }),
      { numRuns: 2, endOnFailure: true },
    )
  },
)

/** What is around the first trace of a secret, for the message of a failure. */
function around(text: string, { traces }: Planted): string {
  const found = traces.map((trace) => text.indexOf(trace)).find((index) => index >= 0)
  if (found !== undefined) return text.slice(Math.max(0, found - 150), found + 100)
  return (
    [...text.matchAll(/[\w+/-]{16,}/g)]
      .map(([run]) => run)
      .find((run) => leaksInRun(run, traces)) ?? ''
  )
}

const leaksInRun = (run: string, traces: readonly string[]) =>
  leaksIn(run, [{ value: '', traces }]).length > 0

import { expect, it } from 'vitest'
import { startInMemory } from './in-memory-sandbox.ts'

const basePath = '/w/demo'
const json = { 'content-type': 'application/json' }

it('provisions to a reference server whose locations carry the base path', async () => {
  await using sandbox = await startMounted()
  await sandbox.administrator.createUser('ada')
  expect(await sandbox.workspace.isIdleWithin(60_000)).toBe(true)
  expect(await sandbox.read('/Users')).toMatchObject({
    Resources: [
      {
        userName: 'ada',
        meta: { location: expect.stringContaining('http://sandbox.test/w/demo/scim/v2/Users/') },
      },
    ],
  })
})

it('leads from page to page of the Platform API by links below the base path', async () => {
  await using sandbox = await startMounted()
  const { administrator, base } = sandbox
  for (const username of ['ada', 'bob', 'eve']) await administrator.createUser(username)
  const names: string[] = []
  let next: string | undefined = `${environmentOf(sandbox)}/users?limit=1`
  while (next !== undefined) {
    expect(next).toMatch(`${base}/v1/environments/`)
    const page: Page = await read(sandbox, next)
    names.push(...page._embedded.users.map(({ username }) => username))
    for (const { _links } of page._embedded.users) expect(_links.self.href).toMatch(`${base}/v1/`)
    next = page._links.next?.href
  }
  expect(names.toSorted()).toEqual(['ada', 'bob', 'eve'])
})

it('streams the journal and plays scenarios below the base path', async () => {
  await using sandbox = await startMounted()
  const { base, control, workspace } = sandbox
  const stream = await control(`${base}/_sandbox/events?after=0`)
  const played = await control(`${base}/_sandbox/scenarios/hire`, {
    method: 'POST',
    headers: json,
    body: JSON.stringify({ count: 1 }),
  })
  expect(played.status).toBe(200)
  expect(await workspace.isIdleWithin(60_000)).toBe(true)
  expect(await textUntil(stream, 'event: outcome')).toContain('event: exchange')
})

it('says where the reference server is, and reads it for the console', async () => {
  await using sandbox = await startMounted()
  const { base, control } = sandbox
  expect(await (await control(`${base}/_sandbox/info`)).json()).toMatchObject({
    scim: 'http://sandbox.test/w/demo/scim/v2',
  })
  expect(await (await control(`${base}/_sandbox/target/Users`)).json()).toMatchObject({
    totalResults: 0,
  })
})

it('answers nothing outside of the base path', async () => {
  await using sandbox = await startMounted()
  const { control, platform } = sandbox
  expect((await control('http://sandbox.test/_sandbox/info')).status).toBe(404)
  expect((await platform('http://sandbox.test/v1/environments')).status).toBe(404)
})

interface Page {
  readonly _links: { readonly next?: { readonly href: string } }
  readonly _embedded: {
    readonly users: readonly {
      readonly username: string
      readonly _links: { readonly self: { readonly href: string } }
    }[]
  }
}

type Mounted = Awaited<ReturnType<typeof startMounted>>

async function startMounted() {
  const sandbox = await startInMemory({ basePath })
  await sandbox.connect()
  return { ...sandbox, [Symbol.asyncDispose]: () => sandbox.workspace.close() }
}

const environmentOf = ({ base, workspace }: Mounted) =>
  `${base}/v1/environments/${workspace.credentials.environmentId}`

async function read<Answer>({ administrator, platform }: Mounted, url: string): Promise<Answer> {
  const authorization = `Bearer ${await administrator.platform.token()}`
  return (await platform(url, { headers: { authorization } })).json() as Promise<Answer>
}

/** Reads a stream until it has said something. */
async function textUntil({ body }: Response, sought: string): Promise<string> {
  let text = ''
  for await (const chunk of body ?? []) {
    text += new TextDecoder().decode(chunk)
    if (text.includes(sought)) break
  }
  return text
}

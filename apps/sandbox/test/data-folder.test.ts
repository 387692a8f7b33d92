import {
  chmodSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import { gunzipSync } from 'node:zlib'
import { createControlClient, createSandboxControl } from '@pingone-sandbox/client'
import { subjectOf, type changePage, type JournalEntry } from '@pingone-sandbox/contract'
import { expect, it, onTestFinished } from 'vitest'
import type { z } from 'zod'
import { createSandbox, SandboxError } from '../src/index.ts'
import { startTenant } from './tenant.ts'

type ChangePage = z.infer<typeof changePage>

const fixtures = new URL('../../../fixtures/data-folder/', import.meta.url)

function newFolder(): string {
  const parent = mkdtempSync(join(tmpdir(), 'pingone-sandbox-data-'))
  onTestFinished(() => rmSync(parent, { recursive: true, force: true }))
  return join(parent, 'data')
}

const open = (dataDir: string, log: (message: string) => void = () => {}) =>
  createSandbox({ dataDir, users: 2, console: false, log })

const modeOf = (path: string) => statSync(path).mode & 0o777

async function fill(dataDir: string): Promise<void> {
  await using tenant = await startTenant({ dataDir })
  await tenant.hire('ada')
  await tenant.rule('population.id pr')
  await tenant.revise()
  await tenant.users()
}

it.runIf(process.platform !== 'win32')(
  'keeps all that it writes from others, however the folder was made and whatever the umask says',
  async () => {
    const dataDir = newFolder()
    mkdirSync(dataDir, { mode: 0o755 })
    chmodSync(dataDir, 0o755)
    const umask = process.umask(0)
    onTestFinished(() => void process.umask(umask))
    await using sandbox = await open(dataDir)
    expect(modeOf(dataDir)).toBe(0o700)
    const names = readdirSync(dataDir)
    expect(names).toEqual(expect.arrayContaining(['pingone.db', 'pingone.db-wal', 'scim-token']))
    expect(names.filter((name) => modeOf(join(dataDir, name)) !== 0o600)).toEqual([])
    await sandbox.close()

    for (const name of readdirSync(dataDir)) chmodSync(join(dataDir, name), 0o644)
    await using _again = await open(dataDir)
    const kept = readdirSync(dataDir)
    expect(kept.filter((name) => modeOf(join(dataDir, name)) !== 0o600)).toEqual([])
  },
)

it.runIf(process.platform !== 'win32')(
  'keeps the folder private that a link leads to',
  async () => {
    const dataDir = newFolder()
    mkdirSync(dataDir)
    chmodSync(dataDir, 0o755)
    symlinkSync(dataDir, `${dataDir}-link`)
    await using _sandbox = await open(`${dataDir}-link`)
    expect(modeOf(dataDir)).toBe(0o700)
  },
)

it.runIf(process.platform !== 'win32')(
  'leaves the permissions of a folder that holds other files, and says so',
  async () => {
    const dataDir = newFolder()
    mkdirSync(dataDir)
    chmodSync(dataDir, 0o755)
    writeFileSync(join(dataDir, 'notes.txt'), 'mine')
    const messages: string[] = []
    await using _sandbox = await open(dataDir, (message) => messages.push(message))
    expect(modeOf(dataDir)).toBe(0o755)
    expect(modeOf(join(dataDir, 'pingone.db'))).toBe(0o600)
    expect(messages).toEqual([expect.stringContaining('holds other files too')])
  },
)

it('opens and marks a data folder of a version that wrote no marks', async () => {
  const dataDir = unpack(fixtures)
  const sandbox = await createSandbox({ dataDir, console: false })
  await sandbox.waitForIdle()
  const users = await fetch(`${sandbox.urls.scim}/Users`, {
    headers: { authorization: `Bearer ${sandbox.token}` },
  })
  expect(await users.json()).toMatchObject({ totalResults: 3 })
  await sandbox.close()
  for (const name of ['pingone.db', 'scim.db']) {
    const database = new DatabaseSync(join(dataDir, name))
    expect({ ...database.prepare('PRAGMA user_version').get() }).toEqual({ user_version: 3 })
    database.close()
  }
})

/** Puts a data folder of the fixtures where a sandbox can open it. */
function unpack(fixture: URL): string {
  const dataDir = newFolder()
  mkdirSync(dataDir)
  for (const name of ['pingone.db', 'scim.db'])
    writeFileSync(join(dataDir, name), gunzipSync(readFileSync(new URL(`${name}.gz`, fixture))))
  writeFileSync(join(dataDir, 'scim-token'), readFileSync(new URL('scim-token', fixture)))
  return dataDir
}

it('brings a data folder of format 1 to its own format once, with the same journal', async () => {
  const fixture = new URL('format-1/', fixtures)
  const dataDir = unpack(fixture)
  const answers = JSON.parse(
    gunzipSync(readFileSync(new URL('journal.json.gz', fixture))).toString(),
  ) as Record<'entries' | 'changes' | 'exchanges' | 'failed', object> & {
    readonly search: ChangePage
  }
  const messages: string[] = []
  const inform = (message: string) => messages.push(message)

  const sandbox = await createSandbox({ dataDir, console: false, inform })
  await sandbox.waitForIdle()
  const read = async (path: string): Promise<unknown> =>
    (await fetch(`${sandbox.urls.control}${path}`)).json()
  expect(await read('/entries?limit=1000')).toEqual(answers.entries)
  expect(await read('/changes?limit=200')).toEqual(answers.changes)
  expect(await read('/exchanges?limit=200')).toEqual(answers.exchanges)
  // It finds changes that concern a user of that name, too, such as the revision.
  const { changes: found } = (await read('/changes?limit=200&search=EVA')) as ChangePage
  expect(found).toEqual(expect.arrayContaining(answers.search.changes))
  expect(found.map(({ action }) => action)).toContain('PROVISIONING_REVISION.CREATED')
  expect(await read('/changes?limit=200&status=failed')).toEqual(answers.failed)
  const users = await fetch(`${sandbox.urls.scim}/Users`, {
    headers: { authorization: `Bearer ${sandbox.token}` },
  })
  expect(await users.json()).toMatchObject({ totalResults: 5 })
  await sandbox.close()
  expect(messages).toEqual([
    expect.stringMatching(/pingone\.db was brought from format 1 to format 3\.$/),
    expect.stringMatching(/scim\.db was brought from format 1 to format 3\.$/),
  ])

  messages.length = 0
  await using _again = await createSandbox({ dataDir, console: false, inform })
  expect(messages).toEqual([])
})

it('opens a data folder whose links have an index more, with the same links', async () => {
  const dataDir = unpack(new URL('format-2/', fixtures))
  const links = readLinks(dataDir)
  expect(links.indexes).toContain('links subjectId')
  expect(links.rows).toHaveLength(3)

  const messages: string[] = []
  const sandbox = await createSandbox({
    ...{ dataDir, console: false },
    log: (message) => messages.push(message),
  })
  await sandbox.waitForIdle()
  await sandbox.close()
  expect(messages.filter((message) => message.includes('format'))).toEqual([])
  const after = readLinks(dataDir)
  expect(after.indexes).not.toContain('links subjectId')
  expect(after.rows).toEqual(links.rows)
})

it('tells the story of each user from a data folder of format 2, and continues it', async () => {
  const dataDir = unpack(new URL('format-2/', fixtures))
  const before = readEntries(dataDir)
  const messages: string[] = []
  const sandbox = await createSandbox({
    ...{ dataDir, console: false },
    inform: (message) => messages.push(message),
  })
  onTestFinished(() => sandbox.close())
  await sandbox.waitForIdle()
  expect(messages).toContainEqual(
    expect.stringMatching(/pingone\.db was brought from format 2 to format 3\.$/),
  )
  const control = createSandboxControl(createControlClient(sandbox.urls))
  expect((await control.entries({ limit: 1000 })).entries).toEqual(before)

  const names = ['ada', 'eva', 'ida']
  for (const name of names) {
    const about = before.filter((entry) => subjectOf(entry)?.name === name)
    const id = (about[0] && subjectOf(about[0])?.id) ?? ''
    const { moments } = await control.subjectStory({ type: 'user', id })
    expect(moments.map(({ action, own, others }) => [action, own, others])).toEqual([
      ['PROVISIONING_REVISION.CREATED', false, 2],
      ['USER.CREATED', true, 0],
    ])
    const [work] = moments[0]?.rules ?? []
    expect([
      ...[moments[1]?.seq, work?.decision?.seq],
      ...(work?.exchanges ?? []).map(({ seq }) => seq),
      work?.outcome?.seq,
    ]).toEqual(about.map(({ seq }) => seq))
    const { exchanges } = await control.exchanges({ userId: id })
    expect(exchanges).toHaveLength(2)
    const found = await control.changes({ subjectId: id })
    expect(found.changes.map((change) => change.id)).toEqual(
      moments.map(({ changeId }) => changeId),
    )
  }
})

/** The journal of a data folder that no sandbox has opened since. */
function readEntries(dataDir: string): readonly JournalEntry[] {
  const database = new DatabaseSync(join(dataDir, 'pingone.db'))
  const rows = database.prepare('SELECT document FROM journal ORDER BY sequence').all()
  database.close()
  return rows.map(({ document }) => (JSON.parse(String(document)) as { entry: JournalEntry }).entry)
}

function readLinks(dataDir: string) {
  const database = new DatabaseSync(join(dataDir, 'pingone.db'))
  const rows = database
    .prepare('SELECT sequence, id, version, document FROM links ORDER BY sequence')
    .all()
  const indexes = database
    .prepare("SELECT name FROM sqlite_schema WHERE type = 'index' AND tbl_name = 'links'")
    .all()
    .map(({ name }) => name)
  database.close()
  return { rows, indexes }
}

/** What a data folder may be instead, and what is said of it. */
const unusable: readonly [string, (dataDir: string) => void | Promise<void>, RegExp][] = [
  ['a file', (path) => writeFileSync(path, 'text'), /data folder .* is a file\./],
  [
    'something below a file',
    (path) => writeFileSync(join(path, '..', 'file'), 'text'),
    /lies below something that is a file\./,
  ],
  ['a folder with a text for a database', (path) => put(path, 'text'), /The file is no database\./],
  [
    'a folder with the database of another application',
    (path) => change(path, 'CREATE TABLE notes (text)'),
    /pingone\.db: The database belongs to another application\./,
  ],
  [
    'a folder of a newer version',
    async (path) => {
      await fill(path)
      change(path, 'PRAGMA user_version = 99')
    },
    /pingone\.db: The database was written by a newer version of the sandbox\./,
  ],
  [
    'a folder with a damaged database',
    async (path) => {
      await fill(path)
      const file = join(path, 'pingone.db')
      const bytes = readFileSync(file)
      writeFileSync(file, bytes.fill(0xa5, 4096))
    },
    /pingone\.db: The database is damaged\./,
  ],
  [
    'a folder with an emptied tenant beside a full target',
    async (path) => {
      await fill(path)
      writeFileSync(join(path, 'pingone.db'), '')
    },
    /pingone\.db: The database is empty, while what belongs to it is not/,
  ],
  [
    'a folder with an emptied target beside a full tenant',
    async (path) => {
      await fill(path)
      writeFileSync(join(path, 'scim.db'), '')
    },
    /scim\.db: The database is empty, while what belongs to it is not/,
  ],
  [
    'a folder with a log whose database is gone',
    (path) => {
      mkdirSync(path)
      writeFileSync(join(path, 'scim.db-wal'), 'log')
    },
    /scim\.db: The database is empty/,
  ],
  [
    'a folder with a malformed token',
    (path) => {
      mkdirSync(path)
      writeFileSync(join(path, 'scim-token'), 'two words\n')
    },
    /scim-token has no token/,
  ],
  [
    'a folder with a folder for a token',
    (path) => mkdirSync(join(path, 'scim-token'), { recursive: true }),
    /token file .*scim-token is a folder\./,
  ],
]

it.each(unusable)('refuses %s in words, and leaves what is there', async (what, prepare, words) => {
  const folder = newFolder()
  await prepare(folder)
  const dataDir = what === 'something below a file' ? join(folder, '..', 'file', 'data') : folder
  const before = contentOf(folder)
  const refusal = await open(dataDir).catch((error: unknown) => error)
  expect(refusal).toBeInstanceOf(SandboxError)
  expect(refusal).toMatchObject({
    code: 'data_dir_unusable',
    message: expect.stringMatching(words),
    hint: expect.stringMatching(/\.$/),
  })
  expect(contentOf(folder)).toMatchObject(before)
})

function put(dataDir: string, text: string): void {
  mkdirSync(dataDir)
  writeFileSync(join(dataDir, 'pingone.db'), text)
}

function change(dataDir: string, statements: string): void {
  mkdirSync(dataDir, { recursive: true })
  const database = new DatabaseSync(join(dataDir, 'pingone.db'))
  database.exec(statements)
  database.close()
}

/** The content of each file that was there. */
function contentOf(folder: string): Record<string, string> {
  if (!existsSync(folder) || !statSync(folder).isDirectory()) return {}
  return Object.fromEntries(
    readdirSync(folder)
      .filter((name) => statSync(join(folder, name)).isFile() && !name.endsWith('-shm'))
      .map((name) => [name, readFileSync(join(folder, name), 'base64')]),
  )
}

it('makes a new token in place of an empty file, and says what follows', async () => {
  const dataDir = newFolder()
  await fill(dataDir)
  writeFileSync(join(dataDir, 'scim-token'), '')
  const messages: string[] = []
  await using sandbox = await open(dataDir, (message) => messages.push(message))
  expect(sandbox.token).toMatch(/^[\w-]{43}$/)
  expect(readFileSync(join(dataDir, 'scim-token'), 'utf8')).toBe(`${sandbox.token}\n`)
  expect(messages).toEqual([expect.stringContaining('scim-token is empty')])
  const users = await fetch(`${sandbox.urls.scim}/Users`, {
    headers: { authorization: `Bearer ${sandbox.token}` },
  })
  expect(users.status).toBe(200)
})

it('refuses every change in words once the data folder is gone, and goes on when it is back', async () => {
  const dataDir = newFolder()
  await using tenant = await startTenant({ dataDir, log: () => {} })
  await tenant.rule('population.id pr')
  await tenant.revise()
  await tenant.sandbox.waitForIdle()
  const { urls, token } = tenant.sandbox
  renameSync(dataDir, `${dataDir}-away`)

  await expect(tenant.hire('ada')).rejects.toThrow(
    /503 .*"SERVICE_UNAVAILABLE".*was removed or replaced while it was open\./,
  )
  const create = () =>
    fetch(`${urls.scim}/Users`, {
      method: 'POST',
      headers: { authorization: `Bearer ${token}`, 'content-type': 'application/scim+json' },
      body: JSON.stringify({
        schemas: ['urn:ietf:params:scim:schemas:core:2.0:User'],
        userName: 'eve',
      }),
    })
  const refused = await create()
  expect(refused.status).toBe(503)
  expect(await refused.json()).toMatchObject({
    schemas: ['urn:ietf:params:scim:api:messages:2.0:Error'],
    status: '503',
    detail: expect.stringContaining('was removed or replaced'),
  })
  const reset = await fetch(`${urls.control}/reset`, { method: 'POST' })
  expect(reset.status).toBe(503)
  expect(await reset.json()).toMatchObject({ code: 'store_failed', hint: expect.any(String) })
  const health = await fetch(`${urls.control}/health`)
  expect(health.status).toBe(503)
  expect(await health.json()).toMatchObject({
    status: 'failing',
    problems: [{ message: expect.stringContaining('pingone.db') }, {}],
  })

  renameSync(`${dataDir}-away`, dataDir)
  expect(await (await fetch(`${urls.control}/health`)).json()).toEqual({ status: 'ok' })
  await tenant.hire('ada')
  expect((await tenant.users()).map(({ userName }) => userName)).toEqual(['ada'])
})

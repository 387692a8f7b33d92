import { execFile } from 'node:child_process'
import { mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { promisify } from 'node:util'
import { expect, it } from 'vitest'
import { createCertificate, type Certificate } from '../../../packages/pingone/test/certificates.ts'
import { startRecordingTarget, type Arrived } from './recording-target.ts'
import { startTenant } from './tenant.ts'

const run = promisify(execFile)

const token = `t0k'en"$HOME\\!&-`
const password = `p4ss'wo:rd "$(id)" \\!日`
const client = { id: `cl/ient:'1`, secret: `s3cret $& "+é` }
const mapped = `M4pped!'$x\\`

/** Ways to authenticate, and what the variables of each are to be set to. */
const ways: Readonly<
  Record<
    string,
    {
      readonly configuration: Readonly<Record<string, string>>
      readonly values: Readonly<Record<string, string>>
    }
  >
> = {
  none: { configuration: { AUTHENTICATION_METHOD: 'None' }, values: {} },
  basic: {
    configuration: {
      AUTHENTICATION_METHOD: 'Basic Authentication',
      AUTHORIZATION_TYPE: 'Basic',
      BASIC_AUTH_USER: "o'hara",
      BASIC_AUTH_PASSWORD: password,
    },
    values: { 'user:password': `o'hara:${password}` },
  },
  bearer: {
    configuration: { OAUTH_ACCESS_TOKEN: token },
    values: { 'the token': token },
  },
  'another scheme': {
    configuration: { OAUTH_ACCESS_TOKEN: token, AUTHORIZATION_TYPE: 'SSWS' },
    values: { 'the token': token },
  },
  'client credentials': {
    configuration: {
      AUTHENTICATION_METHOD: 'OAuth 2 Client Credentials',
      AUTHORIZATION_TYPE: 'OAuth Client Credentials',
      OAUTH_CLIENT_ID: client.id,
      OAUTH_CLIENT_SECRET: client.secret,
    },
    values: {
      'the token': token,
      'client-id:client-secret': `${encodeURIComponent(client.id)}:${encodeURIComponent(client.secret)}`,
    },
  },
  custom: {
    configuration: {
      AUTHORIZATION_TYPE: 'Custom',
      CUSTOM_HEADER: `key='1" $HOME`,
      OAUTH_ACCESS_TOKEN: token,
    },
    values: { 'the Authorization header': `key='1" $HOME` },
  },
}

type Copied = [form: 'curl' | 'fetch' | 'test', query?: { readonly secrets: 'clear' }]

/** A tenant that has provisioned a user with odd values, in the given way, and has updated her. */
async function startProvisioned(way: string, certificate?: Certificate) {
  const target = await startRecordingTarget(token, certificate)
  const tenant = await startTenant({
    configuration: {
      SCIM_URL: `${target.url}/scim`,
      OAUTH_TOKEN_REQUEST: `${target.url}/token?tenant='1'`,
      ...ways[way]?.configuration,
    },
  })
  if (certificate)
    await tenant.control.setDelivery(tenant.connection.id, { acceptCertificate: true })
  const rule = await tenant.rule('population.id pr')
  for (const [sourceAttribute, targetAttribute] of [
    ['username', 'userName'],
    ['title', 'title'],
    ['nickname', 'password'],
  ])
    // oxlint-disable-next-line no-await-in-loop -- one line after the other
    await tenant.call('POST', `/propagation/rules/${rule.id}/mappings`, {
      sourceAttribute,
      targetAttribute,
    })
  const user = await tenant.hire("o'hara", {
    title: 'It\'s "$HOME" `id` \\n {{x}} 100 % #1 日本 😀\n!! {"a":[1]}',
    nickname: mapped,
  })
  await tenant.revise()
  await tenant.sandbox.waitForIdle()
  await tenant.call('PATCH', `/users/${user.id}`, { title: 'After {{all}}' })
  await tenant.sandbox.waitForIdle()
  const { exchanges } = await tenant.control.exchanges({ limit: 1000 })
  expect(exchanges.map(({ purpose }) => purpose)).toContain('update')
  return {
    target,
    /** What the target received, oldest first. */
    arrived: target.take(),
    /** What each exchange is copied as. */
    copies: (...of: Copied) =>
      Promise.all(exchanges.toReversed().map(({ id }) => tenant.control.copyExchange(id, ...of))),
    async [Symbol.asyncDispose]() {
      await tenant.sandbox.close()
      await target[Symbol.asyncDispose]()
    },
  }
}

/** Sets the variables in the lines that export them. */
function fillIn(copied: string, way: string): string {
  const values: Readonly<Record<string, string>> = {
    ...ways[way]?.values,
    'the secret': JSON.stringify(mapped).slice(1, -1),
  }
  return copied.replaceAll(/^export .*/gm, (line) =>
    line.replace(/'([^']+)'/, (all, placeholder: string) => {
      const value = values[placeholder]
      return value === undefined ? all : `'${value.replaceAll("'", String.raw`'\''`)}'`
    }),
  )
}

/** The lines of code that set its variables, as a terminal takes them. */
const exportsOf = (code: readonly string[], way: string): string =>
  [...code.join('').matchAll(/^\/\/ (export .*)$/gm)]
    .map(([, line = '']) => fillIn(line, way))
    .join('\n')

const bash = (script: string) =>
  run('bash', ['--norc', '-c', script], {
    env: { PATH: `${resolve('node_modules/.bin')}:${process.env['PATH']}`, LC_ALL: 'C.UTF-8' },
  })

/** A request as the sandbox sent it: without what each client adds. */
function asSent({ method, url, headers, body }: Arrived, like: Arrived) {
  const names = Object.keys(like.headers).filter(
    (name) => !['host', 'connection', 'content-length', 'keep-alive'].includes(name),
  )
  return { method, url, body, headers: names.map((name) => [name, headers[name]]) }
}

function expectSame(again: readonly Arrived[], first: readonly Arrived[]): void {
  expect(first.length).toBeGreaterThan(3)
  expect(again.map((request, at) => asSent(request, first[at] ?? request))).toEqual(
    first.map((request) => asSent(request, request)),
  )
}

it.each(Object.keys(ways))('sends again with curl what was sent: %s', async (way) => {
  await using tenant = await startProvisioned(way)
  const commands = await tenant.copies('curl')
  expect(commands.join('')).not.toContain('••••')
  await bash(commands.map((command) => fillIn(command, way)).join(''))
  expectSame(tenant.target.take(), tenant.arrived)
})

it.each(Object.keys(ways))(
  'sends again what was sent, with its secret in clear: %s',
  async (way) => {
    await using tenant = await startProvisioned(way)
    const commands = await tenant.copies('curl', { secrets: 'clear' })
    expect(commands.join('')).not.toMatch(/SCIM_[A-Z]+/)
    // The journal has no password of a user, and neither has the connection.
    await bash(commands.map((command) => fillIn(command, way)).join(''))
    expectSame(tenant.target.take(), tenant.arrived)
  },
)

it.each(Object.keys(ways))('sends again with fetch what was sent: %s', async (way) => {
  await using tenant = await startProvisioned(way)
  const modules = await tenant.copies('fetch')
  expect(modules.join('')).not.toContain('••••')
  await runModules(modules, way)
  expectSame(tenant.target.take(), tenant.arrived)
})

it.each(['bearer', 'basic', 'client credentials'])(
  'passes as a test of the target, which receives what was sent: %s',
  async (way) => {
    await using tenant = await startProvisioned(way)
    await using folder = createFolder()
    symlinkSync(resolve('node_modules'), join(folder.path, 'node_modules'))
    const tests = await tenant.copies('test')
    const imported = "import { expect, it } from 'vitest'\n"
    expect(tests.every((code) => code.startsWith(imported))).toBe(true)
    // One file, so that they run in this order; each is a block, for its variables.
    const blocks = tests.map((code) => `{\n${code.slice(imported.length)}}\n`)
    writeFileSync(join(folder.path, 'copied.test.ts'), imported + blocks.join(''))
    const { stdout } = await bash(
      `${exportsOf(tests, way)}\ncd '${folder.path}' && NO_COLOR=1 vitest run`,
    )
    expect(stdout).toMatch(new RegExp(`Tests +${tests.length} passed`))
    expectSame(tenant.target.take(), tenant.arrived)
  },
)

it('accepts the certificate that the connection accepts', async () => {
  await using tenant = await startProvisioned('bearer', await createCertificate())
  const commands = await tenant.copies('curl')
  expect(commands.join('')).toContain('curl --request POST --insecure ')
  await bash(commands.map((command) => fillIn(command, 'bearer')).join(''))
  expectSame(tenant.target.take(), tenant.arrived)
  await runModules(await tenant.copies('fetch'), 'bearer')
  expectSame(tenant.target.take(), tenant.arrived)
})

it('refuses to copy in clear for a target that is not on this machine', async () => {
  await using tenant = await startTenant({
    configuration: { SCIM_URL: 'http://no-such-host.invalid/scim' },
  })
  await tenant.rule('population.id pr')
  await tenant.hire('ada')
  await tenant
    .call('POST', '/propagation/stores/connection/status', {
      ...tenant.connectionInput,
      id: tenant.connection.id,
    })
    .catch(() => {})
  const [exchange] = (await tenant.control.exchanges()).exchanges
  const { control } = tenant.sandbox.urls
  const answer = await fetch(`${control}/exchanges/${exchange?.id}/curl?secrets=clear`)
  expect(answer.status).toBe(400)
  expect(await answer.json()).toMatchObject({
    code: 'invalid_request',
    message: expect.stringContaining('no-such-host.invalid'),
    hint: expect.stringContaining('secrets=clear'),
  })
})

it('copies the secret that the connection has now', async () => {
  await using tenant = await startTenant()
  await tenant.hire('ada')
  await tenant.rule('population.id pr')
  await tenant.revise()
  await tenant.sandbox.waitForIdle()
  const [exchange] = (await tenant.control.exchanges()).exchanges
  await tenant.call('PUT', `/propagation/stores/${tenant.connection.id}`, {
    ...tenant.connectionInput,
    configuration: { ...tenant.connectionInput.configuration, OAUTH_ACCESS_TOKEN: 'renewed' },
  })
  const path = `${tenant.sandbox.urls.control}/exchanges/${exchange?.id}/http?secrets=clear`
  expect(await (await fetch(path)).text()).toContain('\nauthorization: Bearer renewed\n')
})

/** Runs modules one after the other, with their variables set. */
async function runModules(modules: readonly string[], way: string): Promise<void> {
  await using folder = createFolder()
  for (const [at, code] of modules.entries()) writeFileSync(join(folder.path, `${at}.mjs`), code)
  const all = join(folder.path, 'all.mjs')
  writeFileSync(all, modules.map((_, at) => `await import('./${at}.mjs')\n`).join(''))
  await bash(`${exportsOf(modules, way)}\n'${process.execPath}' '${all}'`)
}

function createFolder() {
  const path = mkdtempSync(join(tmpdir(), 'copied-'))
  return { path, [Symbol.asyncDispose]: async () => rmSync(path, { recursive: true }) }
}

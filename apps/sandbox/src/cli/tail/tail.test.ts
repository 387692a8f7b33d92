import { createControlClient, createSandboxControl } from '@pingone-sandbox/client'
import { expect, it, onTestFinished } from 'vitest'
import { createSandbox, type Sandbox } from '../../sandbox.ts'
import { startCommand } from '../cli-process.test-support.ts'
import { tail, type TailFlags } from './tail.ts'

async function open(port = 0): Promise<Sandbox> {
  const sandbox = await createSandbox({ users: 1, console: false, port })
  onTestFinished(() => sandbox.close())
  return sandbox
}

const originOf = ({ urls }: Sandbox) => new URL(urls.control).origin

/** Follows a sandbox; resolves once it does. */
async function follow(sandbox: Sandbox, flags: TailFlags = {}, patience = 60_000) {
  const end = new AbortController()
  const printed: string[] = []
  const said: string[] = []
  const ended = tail(
    { origin: originOf(sandbox), token: undefined },
    {
      ...{ flags, patience, signal: end.signal, hasColours: false },
      output: { write: (text) => printed.push(text) },
      say: (message) => said.push(message),
    },
  )
  const failure = ended.then(
    () => undefined,
    (error: unknown) => error,
  )
  await expect.poll(() => said).toContainEqual(expect.stringMatching(/^Following http/))
  return {
    ...{ printed, said, failure },
    stop: async () => {
      end.abort()
      await ended
    },
  }
}

async function provision({ urls, token }: Sandbox) {
  const control = createSandboxControl(createControlClient(urls))
  await control.setFaults([{ operation: 'create', effect: { kind: 'status', status: 400 } }])
  await control.connect({ url: String(urls.scim), token })
  await control.runScenario('hire', { count: 1 })
  await control.waitForIdle()
}

it('prints each entry as it happens, or those of one user, or the failures', async () => {
  const sandbox = await open()
  const control = createSandboxControl(createControlClient(sandbox.urls))
  const hired = (await control.runScenario('hire', { count: 1 })).steps[0]?.subject?.name ?? ''
  const all = await follow(sandbox)
  const ofUser = await follow(sandbox, { user: hired })
  const failures = await follow(sandbox, { failed: true, json: true })
  await provision(sandbox)
  const { entries } = await control.entries({ before: 'end', limit: 1000 })
  const last = entries.at(-1)?.at.slice(14, 19) ?? ''
  await expect.poll(() => all.printed.at(-1)).toContain(last)

  const text = all.printed.join('')
  for (const part of ['in scope of', 'POST /scim/v2/Users: 400 Bad Request', 'cause   The target'])
    expect(text).toContain(part)
  await Promise.all([all, ofUser, failures].map(({ stop }) => stop()))
  expect(failures.printed.map((line) => JSON.parse(line) as object)).toMatchObject([
    { type: 'outcome', status: 'failed', cause: 'refused' },
  ])
  expect(ofUser.printed.length).toBeLessThan(all.printed.length)
  for (const line of ofUser.printed) expect(line).toContain(hired)
})

it('suggests the nearest username for one that does not exist', async () => {
  const sandbox = await open()
  const control = createSandboxControl(createControlClient(sandbox.urls))
  const name = (await control.runScenario('hire', { count: 1 })).steps[0]?.subject?.name ?? ''
  await expect(
    tail(
      { origin: originOf(sandbox), token: undefined },
      {
        ...{ flags: { user: `${name}x` }, signal: new AbortController().signal },
        ...{ hasColours: false, output: { write() {} }, say() {} },
      },
    ),
  ).rejects.toMatchObject({
    ...{
      code: 'not_found',
      message: `PingOne has no user ${name}x.`,
      hint: `Did you mean ${name}?`,
    },
  })
})

it('continues with a sandbox that comes back, and ends with one that does not', async () => {
  const first = await open()
  const { said, printed, stop } = await follow(first)
  const port = Number(new URL(first.urls.control).port)
  await provision(first)
  await expect.poll(() => printed.join('')).toContain('Finished')
  await first.close()
  await expect.poll(() => said).toContainEqual(expect.stringContaining('connection is lost'))
  const second = await open(port)
  await expect.poll(() => said).toContain('Connected again.')
  // The journal of the second is another one.
  await expect.poll(() => said).toContain('The sandbox was reset: its journal begins anew.')
  await stop()
  await second.close()

  const third = await open()
  const impatient = await follow(third, {}, 0)
  await third.close()
  expect(await impatient.failure).toMatchObject({
    ...{ code: 'unreachable', message: `The sandbox at ${originOf(third)} has ended.` },
  })
})

it.runIf(process.platform !== 'win32')('ends with 0 at Ctrl+C', async () => {
  const sandbox = await open()
  await using command = startCommand(['tail', '--url', originOf(sandbox)])
  await command.says('Following')
  command.kill('SIGINT')
  expect(await command.ended).toMatchObject({ code: 0, stdout: '' })
})

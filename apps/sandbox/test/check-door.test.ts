import { checkEndpoint, CheckError, expectPingOneReady } from 'pingone-sandbox/check'
import { expect, it, onTestFinished } from 'vitest'
import { createSandbox } from '../src/index.ts'

const token = 'a-token-that-no-report-shows'

async function startServer(misbehaviour: string[] = []) {
  const sandbox = await createSandbox({
    ...{ console: false, port: 0, scimPort: 0, users: 0, scimToken: token, misbehaviour },
  })
  onTestFinished(() => sandbox.close())
  return sandbox.urls.scim ?? ''
}

it('answers a report, and says what it does meanwhile', async () => {
  const doings: string[] = []
  const report = await checkEndpoint(await startServer(), {
    ...{ token, only: ['users.find'], onProgress: ({ doing }) => doings.push(doing) },
  })
  expect(report).toMatchObject({ verdict: 'works', left: [], findings: [{ id: 'users.find' }] })
  expect(doings).toContain('The user is found by name')
  expect(JSON.stringify(report)).not.toContain(token)
})

it('throws the report where PingOne does not work with the endpoint', async () => {
  const url = await startServer(['active-ignored'])
  const options = { token, only: ['users.disable'] }
  const error = await expectPingOneReady(url, options).catch((thrown: unknown) => thrown)
  expect(error).toMatchObject({
    message: expect.stringMatching(/^PingOne does not work with this endpoint: 1 of 1 /),
  })
  expect(String(error)).toContain('BREAKS  users.disable · A user is disabled')
  expect(String(error)).not.toContain(token)
})

it('throws the reason of a signal', async () => {
  const signal = AbortSignal.abort(new Error('Enough.'))
  await expect(checkEndpoint(await startServer(), { token, signal })).rejects.toThrow('Enough.')
})

it.each([
  [{ tken: token }, 'checkEndpoint has no option tken.'],
  [{ token: '' }, 'token of checkEndpoint: a text is expected.'],
  [{ only: ['users.fnd'] }, expect.stringMatching(/^only\.0 of checkEndpoint: /)],
])('refuses the options %j before anything is sent', async (options, message) => {
  await expect(checkEndpoint('http://127.0.0.1:1', options as never)).rejects.toMatchObject({
    message,
  })
})

it('throws a CheckError where it cannot check', async () => {
  const error = await checkEndpoint(await startServer(), { token: 'wrong' }).catch(
    (thrown: unknown) => thrown,
  )
  expect(error).toBeInstanceOf(CheckError)
  expect(error).toMatchObject({ reason: 'credentials', hint: expect.any(String) })
})

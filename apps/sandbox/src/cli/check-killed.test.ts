import { expect, it, onTestFinished } from 'vitest'
import { createSandbox } from '../sandbox.ts'
import { runCli, startCommand } from './cli-process.test-support.ts'

const token = 'a-token-that-no-output-shows'

it('removes with --clean what a killed check has left, and nothing else', async () => {
  const sandbox = await createSandbox({
    ...{ console: false, port: 0, scimPort: 0, users: 0, scimToken: token },
  })
  onTestFinished(() => sandbox.close())
  const { scim = '' } = sandbox.urls
  const headers = { authorization: `Bearer ${token}`, 'content-type': 'application/scim+json' }
  const list = async () => {
    const answer = await fetch(`${scim}/Users`, { headers })
    const { Resources = [] } = (await answer.json()) as {
      Resources?: readonly { userName: string }[]
    }
    return Resources
  }
  await fetch(`${scim}/Users`, {
    ...{ method: 'POST', headers },
    body: JSON.stringify({
      schemas: ['urn:ietf:params:scim:schemas:core:2.0:User'],
      userName: 'other@example.com',
    }),
  })
  const others = JSON.stringify(await list())

  const words = ['check', scim, '--token', token]
  await using check = startCommand([...words, '--only', 'users'])
  await expect.poll(async () => (await list()).length, { timeout: 30_000 }).toBeGreaterThan(1)
  check.kill('SIGKILL')
  await check.ended
  expect((await list()).length).toBeGreaterThan(1)

  const { code } = await runCli([...words, '--clean'])
  expect(code).toBe(0)
  expect(JSON.stringify(await list())).toBe(others)
})

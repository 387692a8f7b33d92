import { expect, it } from 'vitest'
import type { TestContext } from 'vitest'
import { openPage } from './open-page.ts'
import { startSandbox } from './sandbox-process.ts'

const token = 'token-of-the-test'

it('opens the console to a browser that brings the token', async (context) => {
  expect(await openWith(context, [])).toEqual([])
})

it('opens the console in watch mode as well', async (context) => {
  expect(await openWith(context, ['--dev'])).toEqual([])
})

/** Answers what the browser complained of. */
async function openWith(context: TestContext, flags: readonly string[]): Promise<string[]> {
  const page = await openPage(context)
  const complaints: string[] = []
  page.on('pageerror', (error) => complaints.push(error.message))
  await using sandbox = await startSandbox(['--console-token', token, ...flags])
  const users = `/environments/${sandbox.ready.environmentId}/users`
  const heading = page.getByRole('heading', { name: 'Users' })

  await page.goto(sandbox.ready.console + users)
  await page.getByText('This console is open to holders of its token alone.').waitFor()

  await page.goto(`${sandbox.ready.console}${users}?token=${token}`)
  await heading.waitFor()
  expect(new URL(page.url())).toMatchObject({ pathname: users, search: '' })
  await page.goto(sandbox.ready.console + users)
  await heading.waitFor()
  expect(await page.evaluate('document.cookie')).toBe('')

  // What comes from another site has no cookie yet, and is led in all the same.
  await page.goto('data:text/html,<a>elsewhere</a>')
  const url = `${sandbox.ready.console}${users}?token=${token}`
  await page.evaluate(`location.href = ${JSON.stringify(url)}`)
  await heading.waitFor()
  return [...complaints]
}

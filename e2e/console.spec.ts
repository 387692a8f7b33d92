import { expect, it } from 'vitest'
import type { TestContext } from 'vitest'
import { openPage } from './open-page.ts'
import { startSandbox } from './sandbox-process.ts'

/** Opens a page of the console and answers what the browser complained of. */
async function openConsole(context: TestContext, flags: readonly string[]): Promise<string[]> {
  const page = await openPage(context)
  const complaints: string[] = []
  page.on('pageerror', (error) => complaints.push(error.message))
  page.on('console', (message) => {
    if (message.type() === 'error') complaints.push(message.text())
  })
  await using sandbox = await startSandbox(flags)
  await page.goto(`${sandbox.ready.console}/environments/${sandbox.ready.environmentId}/users`)
  await page.getByRole('heading', { name: 'Users' }).waitFor()
  // What follows the end of the sandbox does not count.
  return [...complaints]
}

it('serves the built console within its content security policy', async (context) => {
  expect(await openConsole(context, [])).toEqual([])
})

it('serves the console in watch mode within its content security policy', async (context) => {
  expect(await openConsole(context, ['--dev'])).toEqual([])
})

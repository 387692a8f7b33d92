import type { Page } from 'playwright-core'
import { expect, it, type TestContext } from 'vitest'
import { collectBrowserErrors } from './browser-errors.ts'
import { countActions } from './counted-actions.ts'
import { openPage } from './open-page.ts'
import { controlOf } from './sandbox-control.ts'
import { startSandbox, type SandboxProcess } from './sandbox-process.ts'

interface Opened {
  readonly page: Page
  readonly root: string
  readonly url: string
  readonly token: string
  readonly sandbox: SandboxProcess
  readonly endpoint: SandboxProcess
}

/** Opens an empty sandbox, and starts a server that gets something wrong. */
async function openWith(misbehaviour: string, context: TestContext): Promise<Opened> {
  const page = await openPage(context)
  await page.setViewportSize({ width: 1280, height: 900 })
  const [sandbox, endpoint] = await Promise.all([
    startSandbox(['--users', '3', '--no-scim-server']),
    startSandbox(['--users', '0', '--misbehaviour', misbehaviour]),
  ])
  context.onTestFinished(async () => {
    await sandbox[Symbol.asyncDispose]()
    await endpoint[Symbol.asyncDispose]()
  })
  const { console: origin, environmentId } = sandbox.ready
  const { scim: url, scimToken: token } = endpoint.ready
  return { page, root: `${origin}/environments/${environmentId}`, url, token, sandbox, endpoint }
}

const usersAt = async ({ url, token }: Opened): Promise<number> => {
  const answer = await fetch(`${url}/Users`, { headers: { authorization: `Bearer ${token}` } })
  return ((await answer.json()) as { totalResults: number }).totalResults
}

it('leads from an endpoint to the finding that explains its bug in five actions', async (context) => {
  const opened = await openWith('active-ignored', context)
  const { page, root, url, token } = opened
  const errors = collectBrowserErrors(page)
  const actions = await countActions(page)
  await page.goto(root)
  const way = page.getByRole('link', { name: 'Check an endpoint' })
  await way.waitFor()
  actions.reset()

  await way.click()
  await page.getByRole('heading', { name: 'Check my endpoint', level: 1 }).waitFor()
  await page.getByRole('textbox', { name: 'SCIM base URL' }).fill(url)
  await page.getByLabel('Bearer token', { exact: true }).fill(token)
  await page.getByRole('button', { name: 'Check', exact: true }).click()
  // Live: findings come before the end.
  await page.getByRole('progressbar', { name: 'Progress of the check' }).waitFor()
  const findings = page.getByRole('region', { name: 'Findings', exact: true })
  await findings.getByRole('button').first().waitFor()
  await page.getByText(/PingOne does not work with this endpoint/).waitFor()
  const [first] = await findings.getByRole('button').all()
  expect(await first?.innerText()).toContain('Breaks')
  await first?.click()

  await page.getByRole('heading', { name: 'How to fix it' }).waitFor()
  const pane = page.getByRole('region', { name: 'The finding and its requests' })
  expect(await pane.innerText()).toMatch(/active/i)
  await pane.getByRole('heading', { name: /^Response/ }).waitFor()
  expect(actions.list.length).toBeLessThanOrEqual(5)
  expect(errors).toEqual([])
  expect(await page.content()).not.toContain(token)
  expect(await usersAt(opened)).toBe(0)
  expect((await controlOf(opened.sandbox.ready).exchanges()).exchanges).toEqual([])
})

it('checks again once the server is fixed, and saves the report', async (context) => {
  const opened = await openWith('no-put', context)
  const { page, root, url, token } = opened
  const control = controlOf(opened.sandbox.ready)
  const { id } = await control.startCheck({ url, token, only: ['users'] })
  await page.goto(`${root}/check/${id}`)
  await page.getByText(/PingOne does not work with this endpoint/).waitFor()

  await page.getByRole('button', { name: 'Export…' }).click()
  const saved = page.waitForEvent('download')
  await page.getByRole('menuitem', { name: 'Download HTML' }).click()
  expect((await saved).suggestedFilename()).toMatch(/^pingone-check-.*\.html$/)

  await controlOf(opened.endpoint.ready).setMisbehaviours([])
  await page.getByRole('button', { name: 'Check again' }).click()
  await page.getByText(/PingOne works with this endpoint/).waitFor()
  expect(page.url()).not.toContain(id)
})

it('stops a check, which then leaves nothing', async (context) => {
  const opened = await openWith('no-put', context)
  const { page, root, url, token } = opened
  const { id } = await controlOf(opened.sandbox.ready).startCheck({ url, token })
  await page.goto(`${root}/check/${id}`)
  await page.getByRole('button', { name: 'Stop' }).click()
  await page.getByText('The check was stopped.').waitFor()
  expect(await usersAt(opened)).toBe(0)
})

import { expect, it } from 'vitest'
import { createSandbox } from '../apps/sandbox/src/index.ts'
import { openPage } from './open-page.ts'

it.for([
  { what: 'built console', dev: false },
  { what: 'sources of the console', dev: true },
])('serves the $what below a base path: pages, stream and links', async ({ dev }, context) => {
  const page = await openPage(context)
  await using sandbox = await createSandbox({ users: 3, basePath: '/w/demo', dev })
  const base = sandbox.urls.console
  expect(new URL(base).pathname).toBe('/w/demo')
  const outside: string[] = []
  page.on('request', (request) => {
    const { pathname } = new URL(request.url())
    if (!`${pathname}/`.startsWith('/w/demo/')) outside.push(pathname)
  })

  // A page that is opened by its address, deep in the console.
  const { environmentId } = sandbox.credentials
  await page.goto(`${base}/environments/${environmentId}/users`)
  await page.getByRole('heading', { name: 'Users' }).waitFor()
  await page.getByText('Live', { exact: true }).waitFor()

  // A page that a link leads to.
  await page.getByRole('link', { name: 'Populations' }).click()
  await page.getByRole('table', { name: 'Populations' }).waitFor()
  expect(new URL(page.url()).pathname).toBe(`/w/demo/environments/${environmentId}/populations`)
  await page.getByRole('button', { name: 'Add population' }).click()
  await page.getByLabel('Population Name').fill('Guests')
  await page.getByRole('button', { name: 'Save', exact: true }).click()
  await page.getByRole('table', { name: 'Populations' }).getByText('Guests').waitFor()
  expect(outside).toEqual([])
})

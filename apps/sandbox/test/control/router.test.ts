import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { createSandbox } from '../../src/index.ts'
import type { Sandbox } from '../../src/index.ts'
import { type ControlContext, controlRoutes } from '@pingone-sandbox/workspace'

const page = readFileSync(join(import.meta.dirname, '../../../../docs/control-api.md'), 'utf8')
const documented = [...page.matchAll(/^\| `([A-Z]+ \/_sandbox\/\S+)`/gm)].map(
  ([, route]) => route ?? '',
)

let sandbox: Sandbox
beforeAll(async () => {
  sandbox = await createSandbox({ users: 0, console: false })
})
afterAll(() => sandbox.close())

it('has a row in docs/control-api.md for each route, and a route for each row', () => {
  // Only the table is read; no handler is called.
  const routes = controlRoutes({} as ControlContext).map(
    ({ method, path }) =>
      `${method} ${path.replaceAll(/\*\w+/g, '{…}').replaceAll(/:(\w+)/g, '{$1}')}`,
  )
  expect(documented.toSorted()).toEqual(routes.toSorted())
})

it.each(documented.filter((route) => !route.includes('{') && !route.endsWith('/events')))(
  'answers %s as documented',
  async (route) => {
    const [method = '', path = ''] = route.split(' ')
    const answer = await fetch(new URL(path, sandbox.urls.control), { method })
    // Those that take a body are asked without one.
    expect(answer.status).toBeOneOf(method === 'GET' ? [200] : [200, 204, 400])
  },
)

it('names what a query has that it does not take, as the page shows it', async () => {
  const answer = await fetch(`${sandbox.urls.control}/exchanges?metod=GET`)
  const [, example = ''] = /```json\n(.*?)\n```/s.exec(page) ?? []
  expect(await answer.json()).toEqual(JSON.parse(example))
})

import { expect, it } from 'vitest'
import { json } from './message.ts'
import { mountRouter, pathBelow } from './mount-router.ts'
import { RequestError } from './request-error.ts'
import { createRouter } from './router.ts'

const router = createRouter(
  [{ method: 'GET', path: '/v1/users', handle: ({ base, path }) => json(200, { base, path }) }],
  {
    onError: (error) => json(error instanceof RequestError ? error.status : 500, 'refused'),
    onNotFound: () => json(404, 'not found'),
    onMethodNotAllowed: () => json(405, 'not allowed'),
  },
)
const get = (path: string) => ({
  method: 'GET',
  base: 'http://a.test',
  path,
  query: new URLSearchParams(),
  headers: {},
  body: '',
})

it('gives the router paths without the base path, and links that carry it', async () => {
  const answer = await mountRouter(router, '/w/demo').handle(get('/w/demo/v1/users'))
  expect(answer).toMatchObject(json(200, { base: 'http://a.test/w/demo', path: '/v1/users' }))
})

it.each(['/v1/users', '/w/demonstration/v1/users', '/w', '/'])(
  'answers %s, outside of the base path, in the dialect of the router',
  async (path) => {
    const answer = await mountRouter(router, '/w/demo').handle(get(path))
    expect(answer).toMatchObject({ status: 404, body: '"refused"' })
  },
)

it('names the routes with the base path', () => {
  expect(mountRouter(router, '/w/demo').routes).toEqual([
    { method: 'GET', path: '/w/demo/v1/users' },
  ])
})

it('is the router itself without a base path', () => {
  expect(mountRouter(router, '')).toBe(router)
})

it.each([
  ['/w/demo', '/'],
  ['/w/demo/', '/'],
  ['/w/demo/v1', '/v1'],
  ['/w/demo2', undefined],
  ['/w', undefined],
])('takes the base path off %s', (path, below) => {
  expect(pathBelow(path, '/w/demo')).toBe(below)
})

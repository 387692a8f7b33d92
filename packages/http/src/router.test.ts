import { expect, it } from 'vitest'
import { json, noContent, type HttpResponse, type UnroutedRequest } from './message.ts'
import { createRouter, type Dialect, type Route } from './router.ts'

const dialect: Dialect = {
  onError: (error) => json(500, { error: String(error) }),
  onNotFound: ({ path }) => json(404, { path }),
  onMethodNotAllowed: (_, allow) => json(405, {}, { allow: allow.join(', ') }),
}

function request(method: string, path: string): UnroutedRequest {
  return {
    method,
    path,
    base: 'http://a.test',
    query: new URLSearchParams(),
    headers: {},
    body: '',
  }
}

function route(method: string, path: string, answer: HttpResponse = noContent()): Route {
  return { method, path, handle: () => answer }
}

it('passes percent-decoded parameters to the handler', async () => {
  const router = createRouter(
    [{ method: 'GET', path: '/Users/:id', handle: ({ params }) => json(200, params) }],
    dialect,
  )
  const response = await router.handle(request('GET', '/Users/a%2Fb%20c'))
  expect(response.body).toBe('{"id":"a/b c"}')
})

it('joins the segments of a wildcard', async () => {
  const router = createRouter(
    [{ method: 'GET', path: '/files/*path', handle: ({ params }) => json(200, params) }],
    dialect,
  )
  const response = await router.handle(request('GET', '/files/a/b'))
  expect(response.body).toBe('{"path":"a/b"}')
})

it('lets the first matching path name the resource', async () => {
  const router = createRouter(
    [
      route('POST', '/Users/.search', json(200, 'search')),
      route('GET', '/Users/:id', json(200, 'id')),
    ],
    dialect,
  )
  expect(await router.handle(request('POST', '/Users/.search'))).toMatchObject({ body: '"search"' })
  expect(await router.handle(request('GET', '/Users/1'))).toMatchObject({ body: '"id"' })
  expect(await router.handle(request('GET', '/Users/.search'))).toMatchObject({ status: 405 })
})

it('distinguishes paths by letter case', async () => {
  const router = createRouter([route('GET', '/Users')], dialect)
  expect(await router.handle(request('GET', '/users'))).toMatchObject({ status: 404 })
})

it('answers HEAD like GET without the body', async () => {
  const router = createRouter([route('GET', '/Users', json(200, [], { etag: '"1"' }))], dialect)
  expect(await router.handle(request('HEAD', '/Users'))).toEqual({
    status: 200,
    headers: { 'content-type': 'application/json', etag: '"1"' },
  })
})

it('lists every method of a path in Allow, across rows', async () => {
  const router = createRouter(
    [route('GET', '/Users'), route('GET', '/Groups'), route('POST', '/Users')],
    dialect,
  )
  expect(await router.handle(request('PUT', '/Users'))).toMatchObject({
    status: 405,
    headers: { allow: 'GET, HEAD, POST' },
  })
})

it.each(['/Users/%zz', '/Users/%', '/Users/%C3%28'])('does not find %s', async (path) => {
  const router = createRouter([route('GET', '/Users/:id')], dialect)
  expect(await router.handle(request('GET', path))).toEqual(json(404, { path }))
})

it('does not find a path that no route has', async () => {
  const router = createRouter([route('GET', '/Users')], dialect)
  expect(await router.handle(request('GET', '/'))).toEqual(json(404, { path: '/' }))
})

it.each([
  [
    'throws',
    () => {
      throw new Error('boom')
    },
  ],
  ['rejects', () => Promise.reject(new Error('boom'))],
])('turns what a handler %s into a response', async (_, handle) => {
  const router = createRouter([{ method: 'GET', path: '/', handle }], dialect)
  expect(await router.handle(request('GET', '/'))).toEqual(json(500, { error: 'Error: boom' }))
})

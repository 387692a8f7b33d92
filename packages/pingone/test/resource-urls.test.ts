import { expect, it } from 'vitest'
import { profiles } from '../src/outbound/profile.ts'
import { createUserOperations } from '../src/outbound/users.ts'
import { createResourceReader } from '../src/outbound/resource-reader.ts'
import { createHttpTransport } from '../src/outbound/http/http-transport.ts'
import { startRecordingTarget } from './recording-target.ts'
import { serveHttp } from './raw-server.ts'

/** A target that keeps the request lines as they came, and what reads and writes users there. */
async function startTarget() {
  const lines: string[] = []
  const server = await serveHttp((request, response) => {
    lines.push(`${request.method} ${request.url}`)
    response.writeHead(204).end()
  })
  const recording = await startRecordingTarget({})
  const connected = recording.connect({ SCIM_URL: `http://${server.host}/scim/v2` })
  const choices = { ...profiles.current, userUpdate: 'put' } as const
  return {
    lines,
    users: createUserOperations({ ...connected, choices }),
    reader: createResourceReader({ ...connected, choices, kind: 'Users' }),
    async [Symbol.asyncDispose]() {
      await recording[Symbol.asyncDispose]()
      await server[Symbol.asyncDispose]()
    },
  }
}

it.each([
  ['plain', 'plain'],
  ['a/b', 'a%2Fb'],
  ['../Groups/1', '..%2FGroups%2F1'],
  ['%2e%2e', '%252e%252e'],
  ['%2F', '%252F'],
  ['a?b#c', 'a%3Fb%23c'],
  ['a b', 'a%20b'],
  ['a\\b', 'a%5Cb'],
  ['Zoë 😀', 'Zo%C3%AB%20%F0%9F%98%80'],
  ['...', '...'],
  ['.a', '.a'],
  ['a\r\nHost: evil', 'a%0D%0AHost%3A%20evil'],
  ['cn=x,dc=y', 'cn%3Dx%2Cdc%3Dy'],
])('sends the id %j as one segment', async (id, segment) => {
  await using target = await startTarget()
  await target.users.remove(id)
  await target.reader.read(id)
  expect(target.lines).toEqual([
    `DELETE /scim/v2/Users/${segment}`,
    `GET /scim/v2/Users/${segment}`,
  ])
})

it.each([
  ['', 'is empty'],
  ['.', 'is "."'],
  ['..', 'is ".."'],
  ['\uD800', 'no valid Unicode'],
  ['a\uDFFFb', 'no valid Unicode'],
])('sends nothing for the id %j, and says that it %s', async (id, reason) => {
  await using target = await startTarget()
  const failure = {
    ok: false,
    failure: { cause: 'unreadable', message: expect.stringContaining(reason) },
  }
  expect(await target.users.remove(id)).toMatchObject(failure)
  expect(await target.users.update(id, { userName: 'x' }, 'update')).toMatchObject(failure)
  expect(await target.users.update(id, { active: false }, 'disable')).toMatchObject(failure)
  expect(await target.reader.read(id)).toMatchObject(failure)
  expect(target.lines).toEqual([])
})

it.each(['/Users/..', '/Users/%2e%2E', '/Users/./x', '/a/..%5cUsers/..\\x'])(
  'does not send what a URL parser makes of %s',
  async (path) => {
    const transport = createHttpTransport({ environment: {} })
    const request = { method: 'DELETE', url: `http://127.0.0.1:9${path}`, headers: {} }
    expect(await transport.send(request)).toMatchObject({ failure: { code: 'url' } })
    await transport.close()
  },
)

it.each([
  [
    { location: 'https://login.example/?code=secret' },
    'a redirect to https://login.example/?…, which is not followed',
  ],
  [{ location: '/v3/Users/1#frag' }, 'a redirect to /v3/Users/1, which is not followed'],
  [{ location: 'https://id:secret@x.example/' }, 'a redirect to https://x.example/, which'],
  [{}, 'a redirect without a Location, so that it leads nowhere'],
])('says of a redirect with %j where it leads', async (headers, words) => {
  await using server = await serveHttp((_, response) => response.writeHead(307, headers).end())
  await using recording = await startRecordingTarget({})
  const connected = recording.connect({ SCIM_URL: `http://${server.host}` })
  const users = createUserOperations(connected)
  const failure = {
    ok: false,
    failure: { message: expect.stringContaining(`answered 307, ${words}`) },
  }
  expect(await users.remove('1')).toMatchObject(failure)
  expect(await users.create({ userName: 'x' }, 'x')).toMatchObject(failure)
  expect(await users.find(['x'])).toMatchObject(failure)
})

import { once } from 'node:events'
import { createServer, type RequestListener } from 'node:http'
import type { AddressInfo } from 'node:net'
import { createControlClient, createSandboxControl } from '@pingone-sandbox/client'
import { expect, it } from 'vitest'
import { createSandbox } from '../src/sandbox.ts'

async function connectTo(url: string, token?: string) {
  const sandbox = await createSandbox({ users: 1, console: false, scimServer: false })
  const control = createSandboxControl(createControlClient({ control: sandbox.urls.control }))
  const { connection } = await control.connect({ url, ...(token !== undefined && { token }) })
  await control.waitForIdle()
  return {
    control,
    connection,
    ask: (request: object) =>
      fetch(`${sandbox.urls.control}/connections/${connection.id}/target-requests`, {
        method: 'POST',
        headers: { 'content-type': 'application/json' },
        body: JSON.stringify(request),
      }),
    async [Symbol.asyncDispose]() {
      await sandbox.close()
    },
  }
}

/** A server whose user list works; a test chooses what it answers elsewhere. */
async function serve(answer: RequestListener) {
  const server = createServer((request, response) => {
    if (!request.url?.startsWith('/Users')) return answer(request, response)
    response.setHeader('content-type', 'application/scim+json')
    response.end('{"totalResults":0,"Resources":[]}')
  }).listen(0, '127.0.0.1')
  await once(server, 'listening')
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    async [Symbol.asyncDispose]() {
      server.closeAllConnections()
      server.close()
    },
  }
}

it('asks the target of a connection with its credentials, and leaves no trace in the journal', async () => {
  await using server = await createSandbox({ users: 0, console: false })
  await using story = await connectTo(server.urls.scim ?? '', server.token)
  const before = await story.control.exchanges()
  const { status, body } = await story.control.sendToTargetOf(story.connection.id, {
    ...{ method: 'GET', path: '/Users?filter=userName%20pr&count=1' },
  })
  expect(status).toBe(200)
  expect(JSON.parse(body)).toMatchObject({ totalResults: 1 })
  expect(await story.control.exchanges()).toEqual(before)
})

it('never shows a secret of the connection, even where the target repeats it', async () => {
  await using server = await serve((request, response) => {
    response.setHeader('x-echo', request.headers.authorization ?? '')
    response.end(`you sent ${request.headers.authorization}`)
  })
  await using story = await connectTo(server.url, 'hunter2-hunter2')
  const response = await story.ask({ method: 'GET', path: '/echo' })
  const text = await response.text()
  expect(text).toContain('you sent')
  expect(text).not.toContain('hunter2')
})

it('sends credentials nowhere but below the base URL, and own ones never', async () => {
  const seen: (string | undefined)[] = []
  await using server = await serve((request, response) => {
    seen.push(request.headers.authorization)
    response.end('{}')
  })
  await using story = await connectTo(server.url, 'token-of-the-connection')
  seen.length = 0
  for (const path of ['/../other', '//127.0.0.1:1/x', '/%2e%2e/other'])
    // oxlint-disable-next-line no-await-in-loop -- one after the other
    expect([200, 400]).toContain((await story.ask({ method: 'GET', path })).status)
  await story.ask({ method: 'GET', path: '/x', headers: { authorization: 'Bearer other' } })
  expect(seen.at(-1)).toBe('Bearer token-of-the-connection')
})

it('says why a target gave no answer that can be read', async () => {
  await using server = await serve((request, response) => {
    if (request.url === '/huge') return void response.end('x'.repeat(6_000_000))
    if (request.url === '/slow') return
    request.socket.destroy()
  })
  await using story = await connectTo(server.url)
  await story.control.setDelivery(story.connection.id, { timeoutMs: 1000 })
  for (const [path, message] of [
    ['/huge', /larger than/],
    ['/slow', /within 1 s/],
    ['/gone', /./],
  ] as const) {
    // oxlint-disable-next-line no-await-in-loop -- one after the other
    const response = await story.ask({ method: 'GET', path })
    expect(response.status).toBe(502)
    // oxlint-disable-next-line no-await-in-loop
    expect(await response.json()).toMatchObject({
      ...{ code: 'no_answer', message: expect.stringMatching(message) },
    })
  }
})

it('answers 404 for a connection that does not exist', async () => {
  await using server = await serve((_, response) => void response.end())
  await using story = await connectTo(server.url)
  await expect(
    story.control.sendToTargetOf('none', { method: 'GET', path: '/Users' }),
  ).rejects.toThrow('404')
})

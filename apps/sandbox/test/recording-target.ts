import { once } from 'node:events'
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import { createServer as createTlsServer } from 'node:https'
import type { AddressInfo } from 'node:net'
import type { Certificate } from '../../../packages/pingone/test/certificates.ts'

/** A request as it arrived. */
export interface Arrived {
  readonly method: string
  readonly url: string
  readonly headers: Readonly<Record<string, unknown>>
  readonly body: string
}

/** Starts a target that keeps each request as it arrived. It finds no user, keeps the last write as user 7, and gives out `token` at `/token`. */
export async function startRecordingTarget(token: string, certificate?: Certificate) {
  const arrived: Arrived[] = []
  let last: object | undefined
  async function record(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const { method = '', url = '', headers } = request
    const chunks: Buffer[] = []
    for await (const chunk of request) chunks.push(chunk as Buffer)
    const body = Buffer.concat(chunks).toString('latin1')
    arrived.push({ method, url, headers: { ...headers }, body })
    const answer = (status: number, value: object) =>
      response
        .writeHead(status, { 'content-type': 'application/scim+json' })
        .end(JSON.stringify(value))
    if (url.startsWith('/token'))
      answer(200, { access_token: token, token_type: 'Bearer', expires_in: 3600 })
    else if (method === 'GET' && url.includes('?'))
      answer(200, {
        schemas: ['urn:ietf:params:scim:api:messages:2.0:ListResponse'],
        totalResults: 0,
        Resources: [],
      })
    else if (method === 'GET')
      answer(
        last && url.endsWith('/7') ? 200 : 404,
        last ?? { detail: 'There is no such resource.' },
      )
    else {
      last = { ...(JSON.parse(Buffer.from(body, 'latin1').toString()) as object), id: '7' }
      answer(method === 'POST' ? 201 : 200, last)
    }
  }
  const listener = (request: IncomingMessage, response: ServerResponse) => {
    record(request, response).catch((error: Error) => response.destroy(error))
  }
  const server = certificate ? createTlsServer(certificate, listener) : createServer(listener)
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  return {
    url: `${certificate ? 'https' : 'http'}://127.0.0.1:${(server.address() as AddressInfo).port}`,
    /** What arrived since the last call. */
    take: () => arrived.splice(0),
    async [Symbol.asyncDispose]() {
      server.close()
      server.closeAllConnections()
    },
  }
}

import { once } from 'node:events'
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'

/** A request on its way to the target. */
interface Passing {
  readonly method: string
  readonly path: string
}

/** What becomes of a request: it passes, it is answered in the target's place, or its answer is lost after the target gave it. */
type Fate =
  | 'passes'
  | 'loses its answer'
  | {
      readonly status: number
      readonly headers?: Readonly<Record<string, string>>
      readonly body?: object
    }

export type Gatekeeper = (request: Passing) => Fate

/** The path where the gateway gives an access token to every client. */
export const tokenPath = '/oauth/token'

const grant: Fate = {
  status: 200,
  body: { access_token: 'a-token-of-the-gateway', token_type: 'Bearer', expires_in: 3600 },
}

const open: Gatekeeper = () => 'passes'

/** Starts a server between PingOne and a target. It forwards every request until a test changes that. */
export async function startGateway() {
  let target = { origin: '', token: '' }
  let gatekeeper = open
  const server = createServer((request, response) => {
    answer(request, response).catch(() => response.destroy())
  }).listen(0, '127.0.0.1')
  await once(server, 'listening')
  const origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`

  async function answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const { method = 'GET', url: path = '/' } = request
    // It has no time of its own: an answer is dated by the target, or not at all.
    response.sendDate = false
    const fate = path === tokenPath ? grant : gatekeeper({ method, path })
    const body = Buffer.concat(await request.toArray()).toString()
    if (typeof fate === 'object') {
      response.writeHead(fate.status, { 'content-type': 'application/json', ...fate.headers })
      response.end(fate.body && JSON.stringify(fate.body))
      return
    }
    const type = request.headers['content-type']
    const passed = await fetch(target.origin + path, {
      method,
      headers: {
        authorization: `Bearer ${target.token}`,
        ...(type !== undefined && { 'content-type': type }),
      },
      ...(body !== '' && { body }),
    })
    const text = await passed.text()
    if (fate === 'loses its answer') {
      response.destroy()
      return
    }
    const kept = [...passed.headers].filter(([name]) => !hopByHop.includes(name))
    response.writeHead(passed.status, Object.fromEntries(kept))
    response.end(text)
  }

  return {
    origin,
    /** Sets the target of requests and its token: the gateway accepts any credentials. */
    lead(url: string, token: string): void {
      target = { origin: new URL(url).origin, token }
    },
    /** Sets the function that decides what happens to each request; all pass unless given. */
    guard: (next: Gatekeeper = open): void => {
      gatekeeper = next
    },
    async [Symbol.asyncDispose]() {
      server.closeAllConnections()
      server.close()
    },
  }
}

const hopByHop = ['connection', 'keep-alive', 'transfer-encoding']

/** Answers the first requests of a method so, and lets the others pass. */
export function firstOnes(count: number, method: string, fate: Fate): Gatekeeper {
  let left = count
  return (request) => {
    if (request.method !== method || left === 0) return 'passes'
    left -= 1
    return fate
  }
}

import { once } from 'node:events'
import {
  createServer as createHttpServer,
  type IncomingMessage,
  type RequestListener,
  type Server,
} from 'node:http'
import {
  createSecureServer as createHttp2Server,
  type Http2ServerRequest,
  type Http2ServerResponse,
} from 'node:http2'
import { createServer as createHttpsServer } from 'node:https'
import { createServer, type AddressInfo, type Socket } from 'node:net'
import type { Duplex } from 'node:stream'
import type { Certificate } from './certificates.ts'

/** Something that listens on a free port of the machine until the test ends. */
export interface Listening extends AsyncDisposable {
  /** `127.0.0.1:<port>` */
  readonly host: string
  readonly port: number
  /** How many connections were opened to it. */
  readonly connections: () => number
}

/** A server that writes bytes of its own as soon as a request comes, and then ends the connection. */
export function serveBytes(answer: string | Buffer, end = true): Promise<Listening> {
  return listen(
    createServer((socket) => {
      socket.on('error', () => {})
      socket.once('data', () => (end ? socket.end(answer) : socket.write(answer)))
    }),
  )
}

/** A server whose handler a test gives, and which gets each connection from its start. */
export function serveSocket(meet: (socket: Socket) => void): Promise<Listening> {
  return listen(
    createServer((socket) => {
      socket.on('error', () => {})
      meet(socket)
    }),
  )
}

/** An HTTP server; `onConnect` handles CONNECT requests, as a proxy does. */
export function serveHttp(
  listener: RequestListener,
  onConnect?: (request: IncomingMessage, socket: Duplex) => void,
): Promise<Listening> {
  const server = createHttpServer(listener)
  if (onConnect) server.on('connect', onConnect)
  return listen(server)
}

export const serveHttps = (
  certificate: Certificate,
  listener: RequestListener,
): Promise<Listening> => listen(createHttpsServer(certificate, listener))

/** A server that offers nothing but HTTP/2. */
export const serveHttp2 = (
  certificate: Certificate,
  listener: (request: Http2ServerRequest, response: Http2ServerResponse) => void,
): Promise<Listening> => listen(createHttp2Server(certificate, listener))

type NetServer = Pick<ReturnType<typeof createServer>, 'listen' | 'address' | 'close' | 'on'> &
  Partial<Pick<Server, 'closeAllConnections'>>

async function listen(server: NetServer): Promise<Listening> {
  const sockets = new Set<Socket>()
  let connections = 0
  server.on('connection', (socket: Socket) => {
    connections += 1
    sockets.add(socket)
    socket.on('close', () => sockets.delete(socket))
  })
  server.listen(0, '127.0.0.1')
  await once(server as ReturnType<typeof createServer>, 'listening')
  const { port } = server.address() as AddressInfo
  return {
    host: `127.0.0.1:${port}`,
    port,
    connections: () => connections,
    async [Symbol.asyncDispose]() {
      for (const socket of sockets) socket.destroy()
      server.close()
    },
  }
}

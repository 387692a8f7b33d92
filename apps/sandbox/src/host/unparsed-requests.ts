import type { IncomingMessage, Server, ServerResponse } from 'node:http'
import type { Duplex } from 'node:stream'
import { RequestError } from '@pingone-sandbox/http'
import type { HttpResponse } from '@pingone-sandbox/http'
import { answerSocket } from '@pingone-sandbox/http/express'

/** Sends a refusal in the error format of the interface at a request target. */
type Refuse = (error: RequestError, target: string) => HttpResponse

interface ParseError extends Error {
  readonly code?: string
  /** What the client had sent when the parser gave up. */
  readonly rawPacket?: Buffer
}

/** Gives requests that Node refuses by itself, before the application sees them, an answer with a body. */
export function refuseUnparsed(server: Server, refuse: Refuse): void {
  const latest = new WeakMap<Duplex, { target: string; response: ServerResponse }>()
  server.on('request', ({ url = '/' }: IncomingMessage, response: ServerResponse) => {
    if (response.socket) latest.set(response.socket, { target: url, response })
  })
  server.on('clientError', (error: ParseError, socket: Duplex) => {
    const known = latest.get(socket)
    // A second answer cannot follow one that has started.
    const isAnswered = known?.response.headersSent === true && !known.response.writableFinished
    if (isAnswered || error.code === 'ECONNRESET') {
      socket.destroy()
      return
    }
    const isBody = known?.response.headersSent === false
    const target = isBody ? known.target : targetOf(error.rawPacket)
    answerSocket(socket, refuse(explain(error.code), target))
  })
  server.on('checkExpectation', ({ url = '/' }: IncomingMessage, response: ServerResponse) => {
    const error = new RequestError(417, 'The server supports no expectation but 100-continue.')
    const { status, headers, body } = refuse(error, url)
    const text = typeof body === 'string' ? body : ''
    const length = { 'content-length': Buffer.byteLength(text), connection: 'close' }
    response.writeHead(status, { ...headers, ...length }).end(text)
  })
}

function explain(code: string | undefined): RequestError {
  switch (code) {
    case 'HPE_HEADER_OVERFLOW':
      return new RequestError(431, 'The header of the request is larger than 16 KiB.')
    case 'HPE_CHUNK_EXTENSIONS_OVERFLOW':
      return new RequestError(413, 'The chunk extensions of the request are too large.')
    case 'ERR_HTTP_REQUEST_TIMEOUT':
      return new RequestError(408, 'The request did not arrive in time.')
    default:
      return new RequestError(400, 'The request is not valid HTTP/1.1.')
  }
}

function targetOf(packet: Buffer | undefined): string {
  return /^[A-Z]+ (\S+)/.exec(packet?.toString('latin1', 0, 4096) ?? '')?.[1] ?? '/'
}

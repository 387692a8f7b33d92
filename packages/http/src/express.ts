import { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import express from 'express'
import type { HttpResponse, UnroutedRequest } from './message.ts'
import {
  DEFAULT_BODY_LIMIT,
  PayloadTooLargeError,
  UnreadableBodyError,
  type HostOptions,
} from './request-body.ts'
import type { Router } from './router.ts'

export { allowHosts } from './host-guard.ts'

/**
 * Hosts a router in an Express application.
 *
 * Route paths count from the host's root, wherever the handler is mounted. Every request gets an answer from the router,
 * so nothing after it in the application runs.
 *
 * @example app.use('/scim/v2', toExpress(router))
 */
export function toExpress(router: Router, options: HostOptions = {}): express.RequestHandler {
  const { bodyLimit = DEFAULT_BODY_LIMIT } = options
  const readBody = createBodyReader(bodyLimit)

  return async (incoming, outgoing) => {
    const head = readHead(incoming, abortOnDisconnect(outgoing))
    try {
      const body = await readBody(incoming, outgoing)
      await send(await router.handle({ ...head, body }), outgoing)
    } catch (error) {
      await sendFailure(() => router.refuse(error, head), outgoing)
    }
  }
}

function abortOnDisconnect(outgoing: express.Response): AbortSignal {
  const controller = new AbortController()
  outgoing.once('close', () => {
    if (!outgoing.writableFinished) controller.abort()
  })
  return controller.signal
}

function readHead(incoming: express.Request, signal: AbortSignal): UnroutedRequest {
  const origin = readOrigin(incoming)
  const mark = incoming.originalUrl.indexOf('?')
  const [path, query] =
    mark < 0
      ? [incoming.originalUrl, '']
      : [incoming.originalUrl.slice(0, mark), incoming.originalUrl.slice(mark + 1)]
  return {
    method: incoming.method,
    origin,
    path,
    query: new URLSearchParams(query),
    headers: Object.fromEntries(
      Object.entries(incoming.headers).map(([name, value]) => [name, [value].flat().join(', ')]),
    ),
    body: '',
    signal,
  }
}

function readOrigin({ protocol, headers, socket }: express.Request): string {
  const origin = `${protocol}://${headers.host}`
  return headers.host !== undefined && URL.canParse(origin)
    ? new URL(origin).origin
    : `${protocol}://127.0.0.1:${socket.localPort}`
}

type BodyReader = (incoming: express.Request, outgoing: express.Response) => Promise<string>

function createBodyReader(limit: number): BodyReader {
  const parse = express.text({ type: () => true, limit })
  return (incoming, outgoing) =>
    new Promise((resolve, reject) => {
      parse(incoming, outgoing, (failure?: { readonly status?: number }) => {
        if (failure === undefined) resolve(typeof incoming.body === 'string' ? incoming.body : '')
        else if (failure.status === 413) reject(new PayloadTooLargeError(limit, { cause: failure }))
        else reject(new UnreadableBodyError(failure.status ?? 400, { cause: failure }))
      })
    })
}

async function send(response: HttpResponse, outgoing: express.Response): Promise<void> {
  const { status, headers, body } = response
  outgoing.writeHead(status, headers)
  if (body === undefined || typeof body === 'string') {
    outgoing.end(body)
    return
  }
  // The client of an event stream waits for the headers, which Node would hold back until the first piece.
  outgoing.flushHeaders()
  await pipeline(Readable.from(body), outgoing).catch(() => outgoing.destroy())
}

/** A response that cannot be sent, or a dialect that throws, must not end as Express' HTML page. */
async function sendFailure(respond: () => HttpResponse, outgoing: express.Response): Promise<void> {
  if (outgoing.headersSent || outgoing.destroyed) {
    outgoing.destroy()
    return
  }
  try {
    await send(respond(), outgoing)
  } catch {
    await send(
      { status: 500, headers: { 'content-type': 'text/plain' }, body: 'Internal Server Error' },
      outgoing,
    )
  }
}

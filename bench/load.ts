import { connect, type Socket } from 'node:net'

/** One request of a load; `body` is JSON text. */
export interface LoadRequest {
  readonly method: string
  readonly path: string
  readonly body?: string
}

export interface LoadOptions {
  readonly port: number
  readonly token: string
  /** Makes the n-th request. */
  readonly next: (index: number) => LoadRequest
  /** The statuses that count as an answer; any other ends the run. */
  readonly statuses: readonly number[]
  /** How many keep-alive connections ask at the same time. */
  readonly connections: number
  /** How long, in seconds. */
  readonly seconds: number
  /** Ends the load earlier, after so many requests. */
  readonly requests?: number
}

export interface LoadResult {
  readonly requests: number
  readonly perSecond: number
  /** The median time of an answer, in milliseconds. */
  readonly median: number
  /** The time within which 95 of 100 answers come, in milliseconds. */
  readonly p95: number
}

/**
 * Asks a server for a while, each connection one request after the other.
 *
 * Written on bare sockets, because what measures must cost less than what is measured: it looks for the status and the length of
 * an answer and at nothing else. The requests are made anew each time, so that no server sees one twice.
 */
export async function load(options: LoadOptions): Promise<LoadResult> {
  const times: number[] = []
  const start = performance.now()
  const end = start + options.seconds * 1000
  let index = 0
  const isOver = () => performance.now() >= end || index >= (options.requests ?? Infinity)
  await Promise.all(
    Array.from({ length: options.connections }, async () => {
      const connection = await openConnection(options)
      while (!isOver()) {
        const from = performance.now()
        await connection.ask(options.next(index++))
        times.push(performance.now() - from)
      }
      connection.close()
    }),
  )
  const elapsed = (performance.now() - start) / 1000
  times.sort((one, other) => one - other)
  return {
    requests: times.length,
    perSecond: times.length / elapsed,
    median: times[Math.floor(times.length / 2)] ?? NaN,
    p95: times[Math.floor(times.length * 0.95)] ?? NaN,
  }
}

/** Sends one request and returns the body of its answer. */
export async function ask(
  options: Pick<LoadOptions, 'port' | 'token' | 'statuses'>,
  request: LoadRequest,
): Promise<string> {
  const connection = await openConnection(options)
  const body = await connection.ask(request)
  connection.close()
  return body
}

interface Connection {
  ask(request: LoadRequest): Promise<string>
  close(): void
}

async function openConnection({
  port,
  token,
  statuses,
}: Pick<LoadOptions, 'port' | 'token' | 'statuses'>): Promise<Connection> {
  const socket = await open(port)
  const fixed = ` HTTP/1.1\r\nhost: 127.0.0.1:${port}\r\nauthorization: Bearer ${token}\r\n`
  const expected = statuses.map((status) => `HTTP/1.1 ${status} `)
  let received = ''
  let resolve: (body: string) => void = () => {}
  let reject: (error: Error) => void = () => {}

  socket.on('data', (data: string) => {
    received += data
    const answer = readAnswer(received)
    if (answer === undefined) return
    received = ''
    if (expected.some((line) => answer.head.startsWith(line))) resolve(answer.body)
    else
      reject(
        new Error(
          `Expected ${statuses.join(' or ')}, got ${answer.head}\n${answer.body.slice(0, 500)}`,
        ),
      )
  })
  socket.on('error', (error) => reject(error))

  return {
    ask({ method, path, body }) {
      const length = body === undefined ? 0 : Buffer.byteLength(body)
      const entity =
        body === undefined
          ? ''
          : `content-type: application/scim+json\r\ncontent-length: ${length}\r\n`
      socket.write(`${method} ${path}${fixed}${entity}\r\n${body ?? ''}`)
      return new Promise((onBody, onError) => {
        resolve = onBody
        reject = onError
      })
    },
    close: () => socket.destroy(),
  }
}

function open(port: number): Promise<Socket> {
  return new Promise((resolve, reject) => {
    const socket = connect(port, '127.0.0.1', () => resolve(socket))
    socket.setNoDelay(true).setEncoding('latin1').once('error', reject)
  })
}

/** The answer at the start of a text; undefined while some of it is missing. */
function readAnswer(text: string): { readonly head: string; readonly body: string } | undefined {
  const end = text.indexOf('\r\n\r\n')
  if (end < 0) return undefined
  const head = text.slice(0, end)
  const body = text.slice(end + '\r\n\r\n'.length)
  const length = /\r\ncontent-length: *(\d+)/i.exec(head)?.[1]
  if (length !== undefined) return body.length < Number(length) ? undefined : { head, body }
  // Chunks come from no server here but in errors.
  if (/\r\ntransfer-encoding:/i.test(head))
    return body.endsWith('0\r\n\r\n') ? { head, body } : undefined
  return { head, body }
}

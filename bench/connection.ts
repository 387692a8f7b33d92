import { connect, type Socket } from 'node:net'

/** The address and credentials. */
export interface Target {
  readonly port: number
  readonly token: string
}

/** One request; `body` is JSON text. */
export interface HttpRequest {
  readonly method: string
  readonly path: string
  readonly body?: string
}

export interface Answer {
  readonly status: number
  readonly body: string
}

/** A keep-alive connection that has one request under way at a time. */
export interface Connection {
  /** @throws {Error} when the server hangs up before it has answered. */
  ask(request: HttpRequest): Promise<Answer>
  close(): void
}

/**
 * Connects to a server on this machine.
 *
 * Written on bare sockets, because what measures must cost less than what is measured: it looks for the status and the length of
 * an answer and at nothing else.
 */
export async function openConnection({ port, token }: Target): Promise<Connection> {
  const socket = await open(port)
  const fixed = ` HTTP/1.1\r\nhost: 127.0.0.1:${port}\r\nauthorization: Bearer ${token}\r\n`
  let received = ''
  let resolve: (answer: Answer) => void = () => {}
  let reject: (error: Error) => void = () => {}

  socket.on('data', (data: string) => {
    received += data
    const answer = readAnswer(received)
    if (answer === undefined) return
    received = ''
    resolve(answer)
  })
  socket.on('error', (error) => reject(error))
  socket.on('close', () => reject(new Error('The server hung up in place of an answer.')))

  return {
    ask({ method, path, body }) {
      const entity =
        body === undefined
          ? ''
          : `content-type: application/scim+json\r\ncontent-length: ${Buffer.byteLength(body)}\r\n`
      return new Promise((onAnswer, onError) => {
        resolve = onAnswer
        reject = onError
        if (socket.destroyed) reject(new Error('The server hung up between two requests.'))
        else socket.write(`${method} ${path}${fixed}${entity}\r\n${body ?? ''}`)
      })
    },
    close: () => socket.destroy(),
  }
}

function open(port: number): Promise<Socket> {
  return new Promise((resolve, reject) => {
    const socket = connect(port, '127.0.0.1', () => resolve(socket))
    // One character per byte, so that lengths can be compared.
    socket.setNoDelay(true).setEncoding('latin1').once('error', reject)
  })
}

/** The answer that a text is; undefined while some of it is missing. */
function readAnswer(text: string): Answer | undefined {
  const end = text.indexOf('\r\n\r\n')
  if (end < 0) return undefined
  const head = text.slice(0, end)
  const status = Number(head.slice('HTTP/1.1 '.length, 'HTTP/1.1 200'.length))
  const body = text.slice(end + '\r\n\r\n'.length)
  const length = /\r\ncontent-length: *(\d+)/i.exec(head)?.[1]
  if (length !== undefined) return body.length < Number(length) ? undefined : { status, body }
  // No server here sends chunks, but for errors: those are shown as they came.
  if (/\r\ntransfer-encoding:/i.test(head) && !body.endsWith('0\r\n\r\n')) return undefined
  return { status, body }
}

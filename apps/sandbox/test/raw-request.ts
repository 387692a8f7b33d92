import { once } from 'node:events'
import { connect } from 'node:net'
import type { Socket } from 'node:net'
import { text } from 'node:stream/consumers'

export interface RawAnswer {
  readonly status: number
  /** By lower-case name. */
  readonly headers: Readonly<Record<string, string>>
  readonly body: string
  /** Everything as it came. */
  readonly text: string
}

/** Opens a connection to where a URL leads. */
export async function open(url: string): Promise<Socket> {
  const { hostname, port } = new URL(url)
  const socket = connect(Number(port), hostname.replace(/^\[(.*)\]$/, '$1'))
  await once(socket, 'connect')
  return socket
}

/**
 * Sends bytes as they stand and reads until the server closes the connection, which it must do by itself.
 *
 * `HOST` stands for the host of the URL.
 */
export async function sendRaw(url: string, bytes: string | Buffer): Promise<RawAnswer> {
  const socket = await open(url)
  const { host } = new URL(url)
  socket.write(
    typeof bytes === 'string' ? Buffer.from(bytes.replaceAll('HOST', host), 'latin1') : bytes,
  )
  return parseAnswer(await text(socket))
}

/** Sends a request whose header lines `fetch` would not send. */
export function request(
  url: string,
  {
    method = 'GET',
    path,
    headers = {},
    body = '',
  }: {
    readonly method?: string
    /** As it stands, in place of that of the URL. */
    readonly path?: string
    readonly headers?: Readonly<Record<string, string>>
    readonly body?: string | Buffer
  } = {},
): Promise<RawAnswer> {
  const { host, pathname, search } = new URL(url)
  const lines = Object.entries({
    host,
    connection: 'close',
    ...(body.length > 0 && { 'content-length': String(Buffer.byteLength(body)) }),
    ...headers,
  }).map(([name, value]) => `${name}: ${value}\r\n`)
  const head = `${method} ${path ?? pathname + search} HTTP/1.1\r\n${lines.join('')}\r\n`
  return sendRaw(url, Buffer.concat([Buffer.from(head, 'latin1'), Buffer.from(body)]))
}

/** Asks for another protocol, as a browser or a script would. */
export function upgrade(
  url: string,
  {
    path = '/',
    protocol = 'websocket',
    headers = {},
  }: {
    readonly path?: string
    readonly protocol?: string
    readonly headers?: Readonly<Record<string, string>>
  } = {},
): Promise<RawAnswer> {
  return request(url, {
    path,
    headers: {
      connection: 'Upgrade',
      upgrade: protocol,
      'sec-websocket-version': '13',
      'sec-websocket-key': 'dGhlIHNhbXBsZSBub25jZQ==',
      ...headers,
    },
  })
}

function parseAnswer(answer: string): RawAnswer {
  const [head = '', ...rest] = answer.split('\r\n\r\n')
  const [line = '', ...lines] = head.split('\r\n')
  return {
    status: Number(line.split(' ')[1]),
    headers: Object.fromEntries(
      lines.map((each) => {
        const colon = each.indexOf(':')
        return [each.slice(0, colon).toLowerCase(), each.slice(colon + 1).trim()]
      }),
    ),
    body: rest.join('\r\n\r\n'),
    text: answer,
  }
}

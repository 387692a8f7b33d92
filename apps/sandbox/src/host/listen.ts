import { createServer } from 'node:http'
import type { RequestListener, Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { setTimeout as delay } from 'node:timers/promises'
import { SandboxError } from '../errors.ts'

/** How long a request that runs may keep a closing server waiting, in milliseconds. */
const GRACE = 500

export interface Listener {
  readonly server: Server
  /** Under which clients on this machine reach it, without a slash at the end. */
  readonly origin: string
  /** Stops listening; requests that still run after half a second are cut off. */
  close(): Promise<void>
}

export interface ListenOptions {
  readonly host: string
  /** 0 takes any free port. */
  readonly port: number
  /** The setting to change when the port is taken. */
  readonly flag: string
}

/** Listens for HTTP requests. Throws a `SandboxError` `port_in_use` or `cannot_listen`. */
export async function listen(
  app: RequestListener,
  { host, port, flag }: ListenOptions,
): Promise<Listener> {
  const server = createServer(app)
  await new Promise<void>((resolve, reject) => {
    server.once('error', (error) => reject(explainListenError(error, { host, port, flag })))
    server.listen(port, host, resolve)
  })
  return {
    server,
    origin: `http://${formatHost(host)}:${(server.address() as AddressInfo).port}`,
    close: () => closeServer(server),
  }
}

/** Tells whether only this machine can reach an address. */
export function isLoopback(host: string): boolean {
  return host === 'localhost' || host === '::1' || /^127(\.\d{1,3}){3}$/.test(host)
}

/** A server on every address is reached at the loopback one; an IPv6 address stands in brackets. */
function formatHost(host: string): string {
  if (host === '0.0.0.0' || host === '::') return '127.0.0.1'
  return host.includes(':') ? `[${host}]` : host
}

function explainListenError(cause: NodeJS.ErrnoException, options: ListenOptions): SandboxError {
  const { host, port, flag } = options
  if (cause.code === 'EADDRINUSE')
    return new SandboxError(
      'port_in_use',
      `Port ${port} on ${host} is in use.`,
      `Another sandbox may be running. Choose another port with --${flag}; 0 takes any free one.`,
      { cause },
    )
  return new SandboxError(
    'cannot_listen',
    `Cannot listen on ${host} port ${port}: ${cause.message}.`,
    `Choose an address of this machine with --host, and a port from 1024 with --${flag}.`,
    { cause },
  )
}

async function closeServer(server: Server): Promise<void> {
  const closed = new Promise<void>((resolve) => server.close(() => resolve()))
  server.closeIdleConnections()
  await Promise.race([closed, delay(GRACE, undefined, { ref: false })])
  server.closeAllConnections()
  await closed
}

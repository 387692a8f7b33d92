import { lookup } from 'node:dns/promises'
import type { RequestListener, Server } from 'node:http'
import { createServer as createPlainServer, isIP } from 'node:net'
import type { AddressInfo, Server as PlainServer } from 'node:net'
import { setTimeout as delay } from 'node:timers/promises'
import { SandboxError } from '@pingone-sandbox/workspace/text'
import { isLoopbackAddress } from './loopback.ts'
import { refuseUnparsed } from './unparsed-requests.ts'
import { refuseUpgrades, type UpgradeOptions } from './upgrades.ts'
import { createServer } from './node-http.ts'

/** How long a request that runs may keep a closing server waiting, in milliseconds. */
const GRACE = 500

export interface Listener {
  readonly server: Server
  /** Under which clients on this machine reach it, without a slash at the end. */
  readonly origin: string
  /** Stops listening; requests that still run after half a second are cut off. */
  close(): Promise<void>
}

export interface ListenOptions extends UpgradeOptions {
  /** The addresses to listen on, the first of which must be there. */
  readonly addresses: readonly string[]
  /** 0 takes any free port. */
  readonly port: number
  /** The setting to change when the port is taken. */
  readonly flag: string
}

/** Listens for HTTP requests. Throws a `SandboxError` `port_in_use` or `cannot_listen`. */
export async function listen(app: RequestListener, options: ListenOptions): Promise<Listener> {
  const { addresses, flag } = options
  const [host = '', ...others] = addresses
  const server = createServer(
    {
      // The application answers a request without Host, in its dialect.
      requireHostHeader: false,
      // HTTP clients that offer HTTP/2 are content with HTTP/1.1 (RFC 9110 §7.8).
      shouldUpgradeCallback: ({ headers }) => headers.upgrade?.toLowerCase() !== 'h2c',
    },
    app,
  )
  refuseUnparsed(server, options.refuse)
  const upgrades = refuseUpgrades(server, options)
  await listenOn(server, { host, port: options.port }).catch((error: NodeJS.ErrnoException) => {
    throw explainListenError(error, { host, port: options.port, flag })
  })
  const { port } = server.address() as AddressInfo
  const opened = await Promise.all(others.map((address) => openDoor(server, address, port)))
  const doors = opened.filter((door) => door !== undefined)
  return {
    server,
    origin: `http://${formatHost(host)}:${port}`,
    async close() {
      upgrades.close()
      await closeServers(server, doors)
    },
  }
}

/**
 * Finds the addresses that a host stands for, without the brackets of an IPv6 address.
 *
 * `localhost` is one thing to people and two to the system, so whichever loopback address of the two is meant, both are
 * listened on. Throws a `SandboxError` `cannot_listen` for a name that has no address.
 */
export async function findAddresses(host: string): Promise<readonly string[]> {
  const bare = host.replace(/^\[(.*)\]$/, '$1')
  if (bare === 'localhost' || bare === '127.0.0.1') return ['127.0.0.1', '::1']
  if (isIP(bare) !== 0) return [bare]
  try {
    return [(await lookup(bare)).address]
  } catch (cause) {
    throw new SandboxError(
      'cannot_listen',
      `Cannot listen on ${host}: there is no such address.`,
      'Choose an address of this machine with --host, like 127.0.0.1, [::1] or 0.0.0.0.',
      { cause },
    )
  }
}

/** Tells whether only this machine can reach what listens on these addresses. */
export function isLoopback(addresses: readonly string[]): boolean {
  return addresses.every(isLoopbackAddress)
}

/** The host for URLs: the loopback address for a server on all addresses; IPv6 addresses are in brackets. */
export function formatHost(address: string): string {
  if (address === '0.0.0.0' || address === '::') return '127.0.0.1'
  return address.includes(':') ? `[${address}]` : address
}

function listenOn(
  server: PlainServer,
  { host, port }: { readonly host: string; readonly port: number },
): Promise<void> {
  return new Promise((resolve, reject) => {
    server.once('error', reject)
    server.listen(port, host, () => {
      server.off('error', reject)
      resolve()
    })
  })
}

/** Hands connections to a further address to the server. A machine may lack it, and another program may have it. */
async function openDoor(
  server: Server,
  host: string,
  port: number,
): Promise<PlainServer | undefined> {
  const door = createPlainServer({ allowHalfOpen: true, noDelay: true }, (socket) =>
    server.emit('connection', socket),
  )
  return listenOn(door, { host, port }).then(
    () => door,
    () => undefined,
  )
}

function explainListenError(
  cause: NodeJS.ErrnoException,
  { host, port, flag }: { readonly host: string; readonly port: number; readonly flag: string },
): SandboxError {
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

/** A connection belongs to the listener that accepted it, while the answering server tracks whether it is idle. */
async function closeServers(server: Server, doors: readonly PlainServer[]): Promise<void> {
  const closed = Promise.all(
    [server, ...doors].map((each) => new Promise<void>((resolve) => each.close(() => resolve()))),
  )
  server.closeIdleConnections()
  await Promise.race([closed, delay(GRACE, undefined, { ref: false })])
  server.closeAllConnections()
  await closed
}

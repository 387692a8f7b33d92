import type { IncomingMessage, Server } from 'node:http'
import type { Duplex } from 'node:stream'
import { answerSocket } from '@pingone-sandbox/http/express'
import type { HttpResponse, RequestError } from '@pingone-sandbox/http'

/** A connection that asks for another protocol. */
export interface Connection {
  readonly socket: Duplex
  /** What has come after the header. */
  readonly head: Buffer
}

/** Handles an upgrade and returns true, or returns the refusal to send. */
export type TakeUpgrade = (request: IncomingMessage, connection: Connection) => RequestError | true

export interface UpgradeOptions {
  /** Answers what never becomes a request of the application: upgrades, and what cannot be parsed. */
  readonly refuse: (error: RequestError, target: string) => HttpResponse
  readonly takeUpgrade: TakeUpgrade
}

export interface Upgrades {
  /** Ends the connections that were upgraded, which the server no longer counts among its own. */
  close(): void
}

/** Passes upgrades to their handlers and refuses all others, so that each gets an answer. */
export function refuseUpgrades(server: Server, { refuse, takeUpgrade }: UpgradeOptions): Upgrades {
  const open = new Set<Duplex>()

  function answer(request: IncomingMessage, socket: Duplex, head: Buffer): void {
    open.add(socket)
    socket.once('close', () => open.delete(socket))
    const verdict = takeUpgrade(request, { socket, head })
    if (verdict !== true) answerSocket(socket, refuse(verdict, request.url ?? '/'))
  }

  // A Node that cannot pass over offers of HTTP/2 answers every offer in HTTP/1.1, as long as none listens for upgrades.
  if ('shouldUpgradeCallback' in server) server.on('upgrade', answer)
  // A tunnel to another host is an upgrade by another name.
  server.on('connect', answer)
  return {
    close() {
      for (const socket of open) socket.destroy()
    },
  }
}

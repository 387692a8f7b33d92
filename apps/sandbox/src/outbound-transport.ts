import type { Transport } from '@pingone-sandbox/pingone'

/** Sends the requests of the outbound client over HTTP. */
export interface OutboundTransport {
  readonly send: Transport
  readonly close: () => Promise<void>
}

/** Creates the transport. What it needs is loaded with the first request, so that a start does without it. */
export function createOutboundTransport(): OutboundTransport {
  let opened: Promise<OutboundTransport> | undefined
  const open = () =>
    (opened ??= import('@pingone-sandbox/pingone/http-transport').then(({ createHttpTransport }) =>
      createHttpTransport(),
    ))
  return {
    send: async (request) => (await open()).send(request),
    close: async () => (await opened)?.close(),
  }
}

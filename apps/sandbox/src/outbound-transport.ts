import type { Transport } from '@pingone-sandbox/pingone'

/** Sends the requests of the outbound client over HTTP. */
export interface OutboundTransport {
  readonly send: Transport
  readonly close: () => Promise<void>
}

/** Creates the transport. What it needs is loaded with the first request, so that a start does without it. */
export function createOutboundTransport(): OutboundTransport {
  let opening: Promise<OutboundTransport> | undefined
  let opened: OutboundTransport | undefined
  const open = () =>
    (opening ??= import('@pingone-sandbox/pingone/http-transport').then(
      ({ createHttpTransport }) => (opened = createHttpTransport()),
    ))
  return {
    send: (request) => (opened ? opened.send(request) : open().then(({ send }) => send(request))),
    close: async () => (await opening)?.close(),
  }
}

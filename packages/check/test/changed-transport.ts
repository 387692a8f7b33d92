import type { OutboundRequest, OutboundResponse, Transport } from '@pingone-sandbox/pingone'

export type Json = Readonly<Record<string, unknown>>

/** Answers requests in place of the server where `answer` gives an answer. */
export const answering =
  (answer: (request: OutboundRequest) => OutboundResponse | undefined) =>
  (transport: Transport): Transport =>
  async (request) => {
    const response = answer(request)
    return response === undefined ? transport(request) : { response }
  }

/** Changes the bodies that reach the server. */
export const storing =
  (change: (body: Json, request: OutboundRequest) => Json) =>
  (transport: Transport): Transport =>
  (request) => {
    const { body } = request
    return transport(
      body === undefined
        ? request
        : { ...request, body: JSON.stringify(change(JSON.parse(body), request)) },
    )
  }

/** Changes the lists that the server answers. */
export const listing =
  (change: (resources: readonly Json[]) => readonly Json[]) =>
  (transport: Transport): Transport =>
  async (request) => {
    const result = await transport(request)
    if (result.response === undefined) return result
    const { body } = result.response
    if (!body.includes('ListResponse')) return result
    const list: { readonly Resources?: readonly Json[] } = JSON.parse(body)
    const changed = { ...list, Resources: change(list.Resources ?? []) }
    return { ...result, response: { ...result.response, body: JSON.stringify(changed) } }
  }

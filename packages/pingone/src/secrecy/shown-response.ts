import { jsonOf, shareJson } from '../wire/answer-body.ts'
import type { OutboundResponse } from '../wire/transport.ts'
import { createMasker, type Masker } from './masker.ts'

const shown = new WeakMap<OutboundResponse, OutboundResponse>()
const byName = createMasker()

/** Masks an answer, and keeps how it may be shown. */
export function maskResponse(response: OutboundResponse, masker: Masker): OutboundResponse {
  const body = masker.body(response.body, jsonOf(response))
  const headers = masker.headers(response.headers)
  const { note } = response
  const masked: OutboundResponse = {
    ...response,
    headers,
    body,
    ...(note !== undefined && { note: masker.text(note) }),
  }
  shareJson(response, masked)
  shown.set(response, masked)
  return masked
}

/** A masked copy of an answer; messages quote this copy. */
export const shownOf = (response: OutboundResponse): OutboundResponse =>
  shown.get(response) ?? maskResponse(response, byName)

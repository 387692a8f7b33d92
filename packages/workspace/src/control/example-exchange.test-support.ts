import type { Exchange } from '@pingone-sandbox/contract'

/** A create as the journal keeps it. */
export const exampleExchange: Exchange = {
  id: '8f2a6f43-1d5c-4f0e-9f0b-3f6d7f5f9a01',
  at: '2026-01-31T09:00:00.000Z',
  durationMs: 12,
  purpose: 'create',
  summary: "Create o'hara",
  connection: { id: '5c9b1c1e-2b8f-4e0a-8c43-6f7a0f6b1d02', name: 'Reference server' },
  attempt: 1,
  request: {
    method: 'POST',
    url: 'http://127.0.0.1:4471/scim/v2/Users',
    headers: {
      host: '127.0.0.1:4471',
      authorization: 'Bearer ••••',
      'content-type': 'application/scim+json',
      'content-length': '23',
    },
    body: `{"userName":"o'hara"}`,
  },
  response: {
    status: 201,
    headers: { 'content-type': 'application/scim+json' },
    body: '{"id":"1"}',
  },
  quirks: [],
}

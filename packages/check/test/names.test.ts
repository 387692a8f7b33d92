import type { Transport } from '@pingone-sandbox/pingone'
import { expect, it } from 'vitest'
import { objectionsTo } from './objections.ts'

const only = ['names']

/** Changes the bodies of creates. */
const creating =
  (change: (text: string) => string) =>
  (transport: Transport): Transport =>
  (request) =>
    transport(
      request.method === 'POST' ? { ...request, body: change(request.body ?? '') } : request,
    )

it('finds an endpoint that decodes a query twice', async () => {
  const objections = await objectionsTo([], {
    only,
    wrap: (transport) => (request) =>
      transport({ ...request, url: request.url.replaceAll('%2B', '+') }),
  })
  expect(objections).toEqual({ 'names.plus': 'breaks: not-found' })
})

it('finds names that are cut', async () => {
  const objections = await objectionsTo([], {
    only,
    wrap: creating((text) => text.replaceAll(/A{65,}/g, 'A'.repeat(64))),
  })
  expect(objections).toEqual({ 'names.long': 'breaks: state' })
})

it('finds letters of four bytes that are lost', async () => {
  const objections = await objectionsTo([], {
    only,
    wrap: creating((text) => text.replaceAll(/\p{Extended_Pictographic}/gu, '?')),
  })
  expect(objections).toEqual({ 'names.emoji': 'breaks: state' })
})

it('takes names that are refused with a reason for not supported', async () => {
  const objections = await objectionsTo([], {
    only,
    wrap: (transport) => (request) =>
      request.method === 'POST' && /[山\\]/.test(JSON.parse(request.body ?? '').userName)
        ? Promise.resolve({ response: { status: 400, headers: {}, body: '' } })
        : transport(request),
  })
  expect(objections).toEqual({
    'names.unicode-username': 'not-supported: refused',
    'names.backslash': 'not-supported: refused',
  })
})

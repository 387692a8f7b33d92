import type { OutboundRequest, OutboundResponse, Transport } from '@pingone-sandbox/pingone'
import { expect, it } from 'vitest'
import { objectionsTo } from './objections.ts'

type Json = Readonly<Record<string, unknown>>

/** Answers requests in place of the server where `answer` gives an answer. */
const answering =
  (answer: (request: OutboundRequest) => OutboundResponse | undefined) =>
  (transport: Transport): Transport =>
  async (request) => {
    const response = answer(request)
    return response === undefined ? transport(request) : { response }
  }

/** Changes the bodies that reach the server. */
const storing =
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
const listing =
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

const json = { 'content-type': 'application/scim+json' }

it('notices a create that is answered with 201 and stores nothing', async () => {
  let drawn = 0
  const wrap = answering(({ method, body = '' }) =>
    method === 'POST'
      ? {
          status: 201,
          headers: json,
          body: JSON.stringify({ ...JSON.parse(body), id: `never-stored-${++drawn}` }),
        }
      : undefined,
  )
  expect(await objectionsTo([], { only: ['users'], wrap })).toEqual({
    'users.create': 'breaks: state',
  })
})

it('notices a PUT that is answered with what was sent and stores nothing', async () => {
  const wrap = answering(({ method, body = '' }) =>
    method === 'PUT' ? { status: 200, headers: json, body } : undefined,
  )
  expect(await objectionsTo([], { only: ['users'], wrap })).toEqual({
    'users.change': 'breaks: state',
  })
})

it('notices a PATCH of a group that is answered with 204 and changes nothing', async () => {
  const wrap = answering(({ method }) =>
    method === 'PATCH' ? { status: 204, headers: {}, body: '' } : undefined,
  )
  expect(await objectionsTo([], { only: ['groups'], wrap })).toEqual({
    'groups.member-add': 'breaks: state',
  })
})

it('notices a DELETE of a group that is answered with 204 and removes nothing', async () => {
  const wrap = answering(({ method, url }) =>
    method === 'DELETE' && url.includes('/Groups/')
      ? { status: 204, headers: {}, body: '' }
      : undefined,
  )
  expect(await objectionsTo([], { only: ['groups'], wrap })).toEqual({
    'groups.unprovision': 'breaks: state',
  })
})

it('notices members of a group that are cut', async () => {
  const wrap = storing((body, { url }) =>
    url.endsWith('/Groups') && Array.isArray(body['members'])
      ? { ...body, members: body['members'].slice(0, 1) }
      : body,
  )
  expect(await objectionsTo([], { only: ['groups'], wrap })).toEqual({
    'groups.create': 'breaks: state',
  })
})

it('notices 100 of 250 members that are not stored', async () => {
  const wrap = storing((body, { url }) =>
    url.endsWith('/Groups') && Array.isArray(body['members'])
      ? { ...body, members: body['members'].slice(0, 150) }
      : body,
  )
  expect(await objectionsTo([], { only: ['large-groups'], wrap })).toEqual({
    'groups.large': 'breaks: state',
  })
})

it('notices searches that do not list what they count', async () => {
  const wrap = listing(() => [])
  expect(await objectionsTo([], { only: ['users'], wrap })).toEqual({
    'users.find': 'breaks: not-found',
  })
})

it('notices pages that lack rows', async () => {
  const wrap = listing((resources) => (resources.length > 5 ? resources.slice(0, 5) : resources))
  expect(await objectionsTo([], { only: ['load'], wrap })).toEqual({
    'load.paging': 'remark: paging',
  })
})

it('notices a userName that is stored without its domain', async () => {
  const wrap = storing((body) =>
    typeof body['userName'] === 'string'
      ? { ...body, userName: body['userName'].replace('@example.com', '') }
      : body,
  )
  expect(await objectionsTo([], { only: ['users'], wrap })).toEqual({
    'users.create': 'breaks: state',
  })
})

/** Stores the numbers of phones in another form. */
const storingPhones = (form: (number: string) => string) =>
  storing((body) => {
    const phones = body['phoneNumbers']
    if (!Array.isArray(phones)) return body
    const stored = phones.map((phone: Json) => ({ ...phone, value: form(String(phone['value'])) }))
    return { ...body, phoneNumbers: stored }
  })

it('notices a phone number that is stored without its country code', async () => {
  const wrap = storingPhones((number) => number.replace(/^\+\d+ /, ''))
  expect(await objectionsTo([], { only: ['users'], wrap })).toEqual({
    'users.phone': 'breaks: state',
  })
})

it('takes a phone number without its spaces for the same number', async () => {
  const wrap = storingPhones((number) => number.replaceAll(' ', ''))
  expect(await objectionsTo([], { only: ['users'], wrap })).toEqual({})
})

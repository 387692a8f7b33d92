import { expect, it } from 'vitest'
import { answering, type Json, listing, storing } from './changed-transport.ts'
import { objectionsTo } from './objections.ts'

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

import type { Exchange } from '@pingone-sandbox/contract'
import { expect, it } from 'vitest'
import { fakeExchange, fakeSubject } from '../../test/fake-journal.ts'
import { stateAfter, stateBefore } from './resource-states.ts'

const endpoint = 'http://target.test/scim/v2/Users'
const ada = { id: '7', schemas: [], userName: 'ada' }

function exchange(
  purpose: Exchange['purpose'],
  [method, url]: [string, string],
  parts: {
    readonly sent?: object
    readonly status?: number
    readonly answer?: object
  } = {},
): Exchange {
  const { sent, status = 200, answer } = parts
  return fakeExchange({
    purpose,
    request: { method, url, headers: {}, ...(sent && { body: JSON.stringify(sent) }) },
    response: { status, headers: {}, body: answer === undefined ? '' : JSON.stringify(answer) },
  })
}

const created = exchange('create', ['POST', endpoint], { sent: ada, status: 201, answer: ada })
const put = (userName: string, answered = true) =>
  exchange('update', ['PUT', `${endpoint}/7`], {
    sent: { userName },
    status: answered ? 200 : 204,
    ...(answered && { answer: { ...ada, userName } }),
  })
const present = (resource: object) => ({ kind: 'present', resource })

it('uses the latest answer as the state before the request', () => {
  expect(stateBefore(put('eve'), [put('bob'), created])).toMatchObject({
    state: present({ ...ada, userName: 'bob' }),
  })
})

it('names the exchange that the state comes from', () => {
  const refused = exchange('update', ['PUT', `${endpoint}/7`], { sent: {}, status: 400 })
  expect(stateBefore(put('eve'), [refused, created]).from).toBe(created)
})

it('ignores exchanges of a connection check', () => {
  const check = exchange('check', ['GET', `${endpoint}/0`], { status: 404 })
  expect(stateBefore(put('eve'), [check, created])).toMatchObject({ state: present(ada) })
  expect(stateAfter(check, stateAfter(created, { kind: 'unknown' }))).toEqual(present(ada))
})

it('finds the resource among those of a lookup', () => {
  const lookup = exchange('lookup', ['GET', `${endpoint}?filter=x`], {
    answer: { Resources: [{ id: '1' }, ada] },
  })
  expect(stateBefore(put('eve'), [lookup])).toMatchObject({ state: present(ada) })
})

it('shows the resource as absent after a lookup without results', () => {
  const lookup = exchange('lookup', ['GET', `${endpoint}?filter=x`], {
    answer: { totalResults: 0 },
  })
  expect(stateBefore(created, [lookup]).state).toEqual({ kind: 'absent' })
})

it('keeps targets apart', () => {
  const elsewhere = exchange('read', ['GET', 'http://other.test/Users/7'], { answer: ada })
  expect(stateBefore(put('eve'), [elsewhere]).state).toEqual({ kind: 'unknown' })
})

it('uses the sent body as the state when the answer has no body', () => {
  expect(stateAfter(put('eve', false), { kind: 'unknown' })).toEqual(present({ userName: 'eve' }))
})

it('carries out a patch that was answered without a body', () => {
  const patch: Exchange = {
    ...exchange('add-members', ['PATCH', 'http://target.test/scim/v2/Groups/9'], {
      sent: {
        schemas: ['urn:ietf:params:scim:api:messages:2.0:PatchOp'],
        Operations: [{ op: 'add', path: 'members', value: [{ value: '2' }] }],
      },
      status: 204,
    }),
    subject: fakeSubject({ type: 'group' }),
  }
  const before = { id: '9', displayName: 'Staff', members: [{ value: '1' }] }
  expect(stateAfter(patch, present(before) as never)).toMatchObject(
    present({ members: [{ value: '1' }, { value: '2' }] }),
  )
  expect(stateAfter(patch, { kind: 'unknown' })).toEqual({ kind: 'unknown' })
})

it.each([204, 404])('takes a resource for gone after a DELETE with %i', (status) => {
  const deleted = exchange('delete', ['DELETE', `${endpoint}/7`], { status })
  expect(stateAfter(deleted, present(ada) as never)).toEqual({ kind: 'absent' })
})

it('leaves everything as it was after a refusal or without an answer', () => {
  const before = { kind: 'present', resource: ada } as const
  expect(stateAfter(exchange('update', ['PUT', `${endpoint}/7`], { status: 409 }), before)).toBe(
    before,
  )
  const { response: _, ...lost } = put('eve')
  expect(stateAfter(lost, before)).toBe(before)
})

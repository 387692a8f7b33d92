import { expect, it } from 'vitest'
import { answering, type Json, storing } from './changed-transport.ts'
import { objectionsTo } from './objections.ts'

it('finds an endpoint without groups, and tries nothing else with them', async () => {
  const wrap = answering(({ url }) =>
    url.includes('/Groups') ? { status: 404, headers: {}, body: '' } : undefined,
  )
  expect(await objectionsTo([], { only: ['groups'], wrap })).toEqual({
    'groups.supported': 'not-supported: groups',
  })
})

it('finds members of other clients that are lost when PingOne adds one', async () => {
  let ofOthers: string | undefined
  const wrap = storing((body, { method, url, headers }) => {
    const operations: unknown = body['Operations']
    if (method !== 'PATCH' || !url.includes('/Groups/') || !Array.isArray(operations)) return body
    const [added] = operations.filter(({ op }: Json) => op === 'add')
    if (added === undefined) return body
    if (headers['user-agent'] === 'pingone-sandbox-check') {
      ofOthers = added.value[0].value
      return body
    }
    const lost = { op: 'remove', path: `members[value eq "${ofOthers}"]` }
    return ofOthers === undefined ? body : { ...body, Operations: [...operations, lost] }
  })
  expect(await objectionsTo([], { only: ['groups'], wrap })).toEqual({
    'groups.merge': 'breaks: state',
  })
})

it('finds group names that are refused for their letters', async () => {
  const wrap = answering(({ method, body = '' }) =>
    method === 'POST' && /名|\\\\/.test(body) ? { status: 400, headers: {}, body: '' } : undefined,
  )
  expect(await objectionsTo([], { only: ['group-names'], wrap })).toEqual({
    'groups.unicode-name': 'breaks: refused',
    'groups.quoted-name': 'breaks: refused',
  })
})

import { expect, it } from 'vitest'
import { readTargetList } from './target-list.ts'

const read = (status: number, body: string, startIndex = 1) =>
  readTargetList({ status, headers: {}, body }, { path: '/Users?filter=x', count: 2, startIndex })

it.each([
  [
    401,
    '{"detail":"Expired."}',
    'The target answered 401. The token is missing or wrong. Expired.',
  ],
  [500, '<h1>Oops</h1>', 'The target answered 500. The server made a mistake.'],
  [200, '<h1>Welcome</h1>', 'The answer is not JSON. It begins with: <h1>Welcome</h1>'],
  [200, '', 'The answer is not JSON. It begins with: nothing'],
  [200, '{"users":[]}', 'no ListResponse'],
])('says what is wrong with the answer %i %s', (status, body, message) => {
  expect(() => read(status, body)).toThrow(message)
})

it('reads what a server answers that does not follow the standard', () => {
  const list = read(200, '{"Resources":[{"id":7,"userName":"ada"},{"id":"8"},{"id":"9"},null]}')
  expect(list).toMatchObject({
    total: 3,
    resources: [{ id: '7', userName: 'ada' }, { id: '8' }, { id: '9' }],
    remarks: ['The answer has no totalResults.', expect.stringContaining('ignores count')],
  })
  expect(read(200, '{"totalResults":3}').remarks).toEqual(['The answer counts 3 but lists none.'])
  expect(read(200, '{"totalResults":0}')).toEqual({ resources: [], total: 0, remarks: [] })
})

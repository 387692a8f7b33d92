import { expect, it } from 'vitest'
import type { TargetResource } from './answer.ts'
import { readPages, type PageQuery, type PagesOptions } from './pages.ts'
import { failed, type Result } from './result.ts'
import type { OutboundResponse } from '../wire/transport.ts'

interface Query {
  readonly startIndex: number
  readonly count: number
}

const rows = (length: number): TargetResource[] =>
  Array.from({ length }, (_, index) => ({ id: `u${index}` }))

const json = (value: unknown): Result<OutboundResponse> => ({
  ok: true,
  value: { status: 200, headers: {}, body: JSON.stringify(value) },
})

/** Right by RFC 7644 §3.4.2.4: counts from one, answers what was asked for. */
const honest = (all: readonly unknown[]) => (query: Query) => ({
  totalResults: all.length,
  itemsPerPage: query.count,
  startIndex: query.startIndex,
  Resources: all.slice(
    Math.max(query.startIndex, 1) - 1,
    Math.max(query.startIndex, 1) - 1 + query.count,
  ),
})

/** Reads everything from a list that answers queries, and returns the answers and the requests. */
async function read(list: (query: Query) => unknown, options: Partial<PagesOptions> = {}) {
  const [ids, asked]: [string[], PageQuery[]] = [[], []]
  const end = await readPages({
    reading: { numericIds: 'accepted' },
    pageSize: 10,
    visit(fresh) {
      ids.push(...fresh.map(({ id }) => id))
      return 'continue'
    },
    ...options,
    async ask(query) {
      asked.push(query)
      expect(asked.length).toBeLessThan(200)
      return json(list({ startIndex: Number(query.startIndex), count: Number(query.count) }))
    },
  })
  return { end, ids, asked }
}

const idsOf = (resources: readonly TargetResource[]) => resources.map(({ id }) => id)

it('reads a list page by page, and stops where the target counts no more', async () => {
  const { end, ids, asked } = await read(honest(rows(25)))
  expect(ids).toEqual(idsOf(rows(25)))
  expect(asked).toEqual([
    { startIndex: '1', count: '10' },
    { startIndex: '11', count: '10' },
    { startIndex: '21', count: '10' },
  ])
  expect(end).toEqual({
    ok: true,
    value: { how: 'complete', resources: 25, unreadable: 0, repeated: 0, total: 25 },
  })
})

it('asks once where everything fits a page', async () => {
  expect((await read(honest(rows(9)))).asked).toHaveLength(1)
  expect((await read(honest([]))).asked).toHaveLength(1)
})

it('continues after the last row when a page is smaller than requested', async () => {
  const small = (query: Query) => ({
    ...honest(rows(25))({ ...query, count: Math.min(query.count, 3) }),
    itemsPerPage: 3,
  })
  const { end, ids, asked } = await read(small)
  expect(ids).toEqual(idsOf(rows(25)))
  expect(asked[1]).toEqual({ startIndex: '4', count: '3' })
  expect(end).toMatchObject({ value: { how: 'complete' } })
})

it('reads on where the target serves whole pages by the count it is asked for', async () => {
  // The page is chosen by dividing, so a count that the target does not serve would repeat the first page.
  const byPage = ({ startIndex, count }: Query) => {
    const size = Math.min(count, 5)
    const first = Math.floor((startIndex - 1) / count) * count
    return {
      totalResults: 12,
      itemsPerPage: size,
      Resources: rows(12).slice(first, first + size),
    }
  }
  const { end, ids } = await read(byPage)
  expect(ids).toEqual(idsOf(rows(12)))
  expect(end).toMatchObject({ value: { how: 'complete' } })
})

it('finds the first row of a target that counts from zero', async () => {
  const fromZero = ({ startIndex, count }: Query) => ({
    totalResults: 25,
    Resources: rows(25).slice(startIndex, startIndex + count),
  })
  const { end, ids } = await read(fromZero)
  expect([...ids].sort()).toEqual(idsOf(rows(25)).sort())
  expect(end).toMatchObject({ value: { how: 'complete', resources: 25 } })
})

it('stops when the target ignores startIndex, and says that the list is incomplete', async () => {
  const { end, asked, ids } = await read((query) => honest(rows(25))({ ...query, startIndex: 1 }))
  expect(asked).toHaveLength(2)
  expect(ids).toHaveLength(10)
  expect(end).toMatchObject({
    value: { how: 'incomplete', why: expect.stringContaining('the same page: 10 of 25') },
  })
})

it('takes a target that ignores count and startIndex by its word when it shows all', async () => {
  const { end, asked } = await read(() => honest(rows(25))({ startIndex: 1, count: 100 }))
  expect(asked).toHaveLength(1)
  expect(end).toMatchObject({ value: { how: 'complete', resources: 25 } })
})

it.each([
  ['no total', undefined],
  ['the total of the page', 10],
  ['a total that is too small', 3],
  ['a total that is no number', 'many'],
])('reads to the end where the target gives %s', async (_, totalResults) => {
  const { end, ids } = await read((query) => ({ ...honest(rows(25))(query), totalResults }))
  expect(ids).toEqual(idsOf(rows(25)))
  expect(end).toMatchObject({ value: { how: 'complete', resources: 25 } })
})

it('says that a list is incomplete which counts more than it shows', async () => {
  const { end, asked } = await read((query) => ({ ...honest(rows(5))(query), totalResults: 40 }))
  expect(asked.length).toBeLessThan(4)
  expect(end).toMatchObject({
    value: { how: 'incomplete', why: 'the target counts 40 and shows 5', resources: 5 },
  })
})

it('passes on what is repeated only once', async () => {
  const { end, ids } = await read(honest([...rows(12), ...rows(12)]))
  expect(ids).toEqual(idsOf(rows(12)))
  expect(end).toMatchObject({ value: { resources: 12, repeated: 8 } })
})

it('counts the rows without a readable id, and continues behind them', async () => {
  const all = [...rows(9), { name: 'lost' }, null, 'text', { id: 7 }, { id: '' }, { ID: 'upper' }]
  const { end, ids } = await read(honest(all))
  expect(ids).toEqual([...idsOf(rows(9)), '7', 'upper'])
  expect(end).toMatchObject({ value: { how: 'complete', resources: 11, unreadable: 4 } })
})

it('reads the names of members in any letter case', async () => {
  const { ids, end } = await read((query) => {
    const { totalResults, Resources } = honest(rows(12))(query)
    return { totalresults: totalResults, resources: Resources }
  })
  expect(ids).toEqual(idsOf(rows(12)))
  expect(end).toMatchObject({ value: { how: 'complete', total: 12 } })
})

it('gives up a list that never ends at a cap', async () => {
  const endless = ({ startIndex, count }: Query) => ({
    totalResults: 1_000_000,
    Resources: Array.from({ length: count }, (_, index) => ({ id: `x${startIndex + index}` })),
  })
  const byPages = await read(endless, { mostPages: 7 })
  expect(byPages.asked).toHaveLength(7)
  expect(byPages.end).toMatchObject({
    value: { how: 'incomplete', why: expect.stringContaining('given up after 70 rows') },
  })
  expect((await read(endless, { mostRows: 40 })).asked).toHaveLength(4)
})

it('ends where the visitor has found what it looks for', async () => {
  const { end, asked } = await read(honest(rows(95)), {
    visit: (fresh) => (fresh.some(({ id }) => id === 'u13') ? 'stop' : 'continue'),
  })
  expect(asked).toHaveLength(2)
  expect(end).toMatchObject({ value: { how: 'stopped' } })
})

it.each([
  ['text', 'not a list'],
  ['an object without members of a list', { message: 'hello' }],
  ['Resources that are no array', { totalResults: 1, Resources: { id: 'u1' } }],
])('fails on a page that is %s', async (_, page) => {
  const { end } = await read(() => page)
  expect(end).toMatchObject({ ok: false, failure: { status: 200 } })
})

it('reads on after a first page whose number the target gives as the total, where that is doubted', async () => {
  const pages = (query: Query) => {
    const page = honest(rows(25))({ ...query, count: Math.min(query.count, 4) })
    return { ...page, totalResults: page.Resources.length }
  }
  const doubting = await read(pages, { doubtsTotal: true })
  expect(doubting.ids).toEqual(idsOf(rows(25)))
  expect(doubting.end).toMatchObject({ value: { how: 'complete', resources: 25 } })
  // A target that is right is asked for one page more, and may refuse it.
  const right = await read(honest(rows(5)), { doubtsTotal: true })
  expect(right.asked).toHaveLength(2)
  expect(right.end).toMatchObject({ value: { how: 'complete', resources: 5 } })
  for (const [status, expected] of [
    [400, { ok: true, value: { how: 'complete', resources: 5 } }],
    [500, { ok: false, failure: { status: 500 } }],
  ] as const) {
    const end = await readPages({
      reading: { numericIds: 'accepted' },
      doubtsTotal: true,
      visit: () => 'continue',
      ask: async ({ startIndex }) =>
        startIndex === '1'
          ? json(honest(rows(5))({ startIndex: 1, count: 10 }))
          : failed('No.', { status }),
    })
    expect(end).toMatchObject(expected)
  }
})

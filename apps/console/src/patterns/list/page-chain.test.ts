import { expect, it } from 'vitest'
import { followPages, itemAt, type Page, pathsInSight } from './page-chain.ts'

const page = (items: readonly string[], next?: string): Page<string> => ({ items, total: 9, next })
const pages: Readonly<Record<string, Page<string>>> = {
  '/1': page(['a', 'b'], '/2'),
  '/2': page(['c', 'd', 'e'], '/3'),
  '/3': page(['f'], '/4'),
}
const chain = followPages('/1', (path) => pages[path])

it('has the rows of the first to the last known page', () => {
  expect(chain.rowCount).toBe(6)
  expect(chain.next).toBe('/4')
  const rows = Array.from({ length: 6 }, (_, index) => itemAt(chain, index))
  expect(rows).toEqual(['a', 'b', 'c', 'd', 'e', 'f'])
  expect(itemAt(chain, 6)).toBeUndefined()
})

it('ends before a page that has not been read', () => {
  const { links, next } = followPages('/1', (path) => (path === '/2' ? undefined : pages[path]))
  expect(links.map(({ path }) => path)).toEqual(['/1'])
  expect(next).toBe('/2')
})

it('continues at the cursor of a page that was read again', () => {
  const changed: Readonly<Record<string, Page<string>>> = {
    ...pages,
    '/1': page(['b', 'c'], '/2b'),
  }
  expect(followPages('/1', (path) => changed[path])).toMatchObject({ rowCount: 2, next: '/2b' })
})

it('names the pages that are looked at', () => {
  expect(pathsInSight(chain, { first: 2, last: 4, ahead: 0 })).toEqual(['/2'])
  expect(pathsInSight(chain, { first: 1, last: 2, ahead: 0 })).toEqual(['/1', '/2'])
})

it('names the next page in time', () => {
  expect(pathsInSight(chain, { first: 4, last: 4, ahead: 2 })).toEqual(['/2', '/4'])
})

it('keeps an eye on an empty list', () => {
  const empty = followPages<string>('/1', () => page([]))
  expect(pathsInSight(empty, { first: 0, last: 0, ahead: 10 })).toEqual(['/1'])
})

import { existsSync, globSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, it } from 'vitest'

const root = join(import.meta.dirname, '..')
/** Where the paths of the pages start: at the root, or in the sources of the package that a section is about. */
const starts = ['.', 'packages', 'apps', ...globSync('{packages,apps}/*/src', { cwd: root })]
const pages = [
  'README.md',
  'CONTRIBUTING.md',
  ...globSync('docs/{*,decisions/*}.md', { cwd: root }),
]

/** The paths of files and folders that a page names in backticks, without those that hold a placeholder. */
const pathsIn = (page: string) =>
  [...readFileSync(join(root, page), 'utf8').matchAll(/`([\w.-]+(?:\/[\w.-]+)*)(\/|\.tsx?)`/g)].map(
    ([, path = '', end = '']) => path + end,
  )
const exists = (path: string) => starts.some((start) => existsSync(join(root, start, path)))

it('names in the pages only files and folders that exist', () => {
  const missing = pages.flatMap((page) =>
    pathsIn(page)
      .filter((path) => path.includes('/') && !exists(path))
      .map((path) => `${page}: ${path}`),
  )
  expect(missing).toEqual([])
})

it('gives each term of the glossary a place that exists, in alphabetical order', () => {
  const rows = readFileSync(join(root, 'docs/glossary.md'), 'utf8')
    .split('\n')
    .filter((line) => line.startsWith('| **'))
    .map((line) => line.split('|').map((cell) => cell.trim()))
  const terms = rows.map(([, term = '']) => term.replaceAll('*', '').toLowerCase())
  const places = rows.flatMap(([, , , where = '']) =>
    where.split(', ').map((place) => place.replaceAll('`', '')),
  )
  expect(terms.length).toBeGreaterThan(39)
  expect(terms).toEqual(terms.toSorted((a, b) => a.localeCompare(b, 'en')))
  expect(places.filter((place) => !existsSync(join(root, place)))).toEqual([])
})

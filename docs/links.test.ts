import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { dirname, join, relative } from 'node:path'
import { fileURLToPath } from 'node:url'
import { expect, it } from 'vitest'

const workspace = fileURLToPath(new URL('..', import.meta.url))
const folders = [
  '.',
  'docs',
  'docs/decisions',
  'apps/console',
  'apps/sandbox',
  'examples/ci',
  'examples/endpoint',
  'examples/headless',
]
const pages = folders.flatMap((folder) =>
  existsSync(join(workspace, folder))
    ? readdirSync(join(workspace, folder))
        .filter((file) => file.endsWith('.md'))
        .map((file) => join(workspace, folder, file))
    : [],
)

/** The links of a page to a file of the repository, a place of one, or a place of its own. */
const linksOf = (page: string) =>
  [
    ...readFileSync(page, 'utf8').matchAll(/\]\((?!https?:|mailto:)([^)\s#]*)(?:#([^)\s]+))?\)/g),
  ].map(([, file = '', fragment]) => ({
    file: file === '' ? page : join(dirname(page), file),
    fragment,
  }))

/** As GitHub names the headings of a page; a page may name places of its own as well. */
function placesOf(page: string): ReadonlySet<string> {
  const text = readFileSync(page, 'utf8')
  const headings = [...text.matchAll(/^#+ +(.+)$/gm)].map(([, heading = '']) =>
    heading
      .replaceAll(/\[([^\]]*)\]\([^)]*\)/g, '$1')
      .toLowerCase()
      .replaceAll(/[^\p{L}\p{N}\s_-]/gu, '')
      .replaceAll(' ', '-'),
  )
  const ids = [...text.matchAll(/<a (?:id|name)="([^"]+)"/g)].map(([, id = '']) => id)
  return new Set([...headings, ...ids])
}

it('leads with each link to a file, and with each fragment to a heading, that is there', () => {
  const lost = pages.flatMap((page) =>
    linksOf(page)
      .filter(
        ({ file, fragment }) =>
          !existsSync(file) || (fragment !== undefined && !placesOf(file).has(fragment)),
      )
      .map(
        ({ file, fragment }) =>
          `${relative(workspace, page)}: ${relative(workspace, file)}#${fragment ?? ''}`,
      ),
  )
  expect(lost).toEqual([])
  expect(pages.flatMap(linksOf).length).toBeGreaterThan(100)
})

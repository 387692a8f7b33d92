import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, it } from 'vitest'
import { pages } from './pages.ts'

it.each(pages)('keeps $file up to date (pnpm docs:write makes it so)', ({ file, content }) => {
  expect(readFileSync(join(import.meta.dirname, file), 'utf8')).toBe(content)
})

import { readdirSync } from 'node:fs'
import { expect, it } from 'vitest'
import { areas } from './index.ts'

it('lists every area that has tests', () => {
  const tested = readdirSync(import.meta.dirname).filter((name) => name.endsWith('.test.ts'))
  const listed = areas.map(({ file }) => `${file}.test.ts`)
  expect([...listed, 'areas.test.ts', 'ways.test.ts'].toSorted()).toEqual(tested.toSorted())
})

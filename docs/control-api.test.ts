import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, it } from 'vitest'
import { failureCauses, remarkKinds } from '../packages/contract/src/index.ts'

const page = readFileSync(join(import.meta.dirname, 'control-api.md'), 'utf8')

/** The words in code marks of the part of the page between two texts. */
function wordsBetween(start: string, end: string): readonly string[] {
  const from = page.indexOf(start)
  const to = page.indexOf(end, from)
  expect([from, to]).not.toContain(-1)
  return page.slice(from + start.length, to).match(/(?<=`)[a-z-]+(?=`)/g) ?? []
}

it('lists the causes of a failure, all of them', () => {
  expect(wordsBetween('with its `ruleId`:', '\n\n')).toEqual(failureCauses)
})

it('lists the kinds of a remark, all of them', () => {
  expect(wordsBetween('the `attribute` and a sentence:', '|\n')).toEqual(remarkKinds)
})

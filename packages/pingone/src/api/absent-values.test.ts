import { expect, it } from 'vitest'
import { z } from 'zod'
import { detailOf } from './validation-detail.ts'
import { parseInput, type InputIssue } from '../records/parse-input.ts'

const schema = z.object({
  path: z.string({ error: 'Say where.' }),
  name: z.object({ given: z.string() }).optional(),
})

function codesOf(input: unknown): readonly string[] {
  try {
    parseInput(schema, input)
    return []
  } catch (error) {
    const { issues } = error as { readonly issues: readonly InputIssue[] }
    return issues.map((issue) => `${issue.path.join('.')} ${detailOf(issue).code}`)
  }
}

it.each([
  [{}, ['path REQUIRED_VALUE']],
  [{ path: '/Users', name: {} }, ['name.given REQUIRED_VALUE']],
  [{ path: 7, name: { given: 'Ada' } }, ['path INVALID_VALUE']],
  [{ path: '/Users' }, []],
])(
  'distinguishes an absent value in %j from a wrong one, whatever its message says',
  (input, codes) => {
    expect(codesOf(input)).toEqual(codes)
  },
)

it('keeps the values out of its issues', () => {
  expect(() => parseInput(schema, { path: 7123 })).toThrow(
    expect.not.objectContaining({ message: expect.stringContaining('7123') }),
  )
})

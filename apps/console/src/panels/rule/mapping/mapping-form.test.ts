import { defaultMappings } from '@pingone-sandbox/contract'
import { expect, it } from 'vitest'
import { emptyLine, mappingFormOf, mappingLinesOf } from './mapping-form.ts'
import { validateMapping } from './mapping-validation.ts'

const line = (part: Partial<typeof emptyLine>) => ({ ...emptyLine, ...part })

function problems(lines: readonly (typeof emptyLine)[], urns: readonly string[] = []) {
  const { errors } = validateMapping({ lines: [...lines] }, urns)
  const found = (errors.lines ?? []) as readonly Record<string, { message?: string } | undefined>[]
  return Object.entries(found).flatMap(([index, fields]) =>
    Object.entries(fields).map(([field, error]) => `${index}.${field}: ${error?.message}`),
  )
}

it('reads and writes the defaults', () => {
  expect(mappingLinesOf(mappingFormOf(defaultMappings))).toEqual(defaultMappings)
})

it('keeps the attribute of a line that became an expression, and sends only the expression', () => {
  const lines = [
    line({ isExpression: true, source: 'email', expression: ' user.email ', target: 'title' }),
  ]
  expect(mappingLinesOf({ lines })).toEqual([
    { targetAttribute: 'title', expression: 'user.email' },
  ])
})

it('leaves out what is not complete', () => {
  expect(mappingLinesOf({ lines: [emptyLine, line({ target: 'title' })] })).toEqual([])
})

it('accepts the vocabulary, enterprise attributes and qualified names', () => {
  const targets = ['userName', 'workEmail', 'department', 'urn:example:vendor:shirtSize']
  expect(problems(targets.map((target) => line({ source: 'email', target })))).toEqual([])
})

it('takes a bare custom name once the connection names a schema', () => {
  const custom = [line({ source: 'email', target: 'shirtSize' })]
  expect(problems(custom)).toEqual([expect.stringContaining('0.target: SCIM users have no')])
  expect(problems(custom, ['urn:example:vendor'])).toEqual([])
})

it('says at each field what is missing, twice or wrong', () => {
  const wrong = [
    line({ source: 'email', target: 'title' }),
    line({ target: 'title' }),
    line({ isExpression: true, expression: "user.name.given +'!'", target: '' }),
  ]
  expect(problems(wrong)).toEqual([
    '1.source: Choose an attribute of PingOne.',
    '1.target: title is mapped above already.',
    '2.expression: The operator + needs a space on each side. (at character 17)',
    '2.target: Choose an attribute of the target.',
  ])
})

import { expect, it } from 'vitest'
import { z } from 'zod'
import { pingOneErrorBody } from '@pingone-sandbox/contract'
import { toPingOneError } from './errors.ts'

it.each([
  ['a flag', z.literal(false), ['false']],
  ['a number', z.literal([1, 2.5]), ['1', '2.5']],
  ['a large number', z.literal(10n), ['10']],
  ['null', z.literal(null), ['null']],
  ['a text', z.enum(['ACTIVE', 'INACTIVE']), ['ACTIVE', 'INACTIVE']],
  ['one of several kinds', z.literal(['on', true, 0]), ['on', 'true', '0']],
])('names %s that is allowed as a text', (_, schema, allowedValues) => {
  const { error } = z.object({ value: schema }).safeParse({ value: 'other' })
  const body = toPingOneError(error)?.toBody('1')
  expect(body?.details).toMatchObject([
    { code: 'INVALID_VALUE', target: 'value', innerError: { allowedValues } },
  ])
  expect(pingOneErrorBody.parse(JSON.parse(JSON.stringify(body)))).toEqual(body)
})

it('has no inner error where nothing is enumerated', () => {
  const { error } = z.object({ value: z.string() }).safeParse({ value: 1 })
  expect(toPingOneError(error)?.details[0]).not.toHaveProperty('innerError')
})

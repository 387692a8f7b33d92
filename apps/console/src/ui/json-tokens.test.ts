import { assert, jsonValue, property } from 'fast-check'
import { expect, it } from 'vitest'
import { jsonTokens } from './json-tokens.ts'

const joined = (text: string) =>
  jsonTokens(text)
    .map((token) => token.text)
    .join('')

it('tells keys, strings and literals apart', () => {
  const tokens = jsonTokens('{"a":"b: 1","c":[-1.5e-30,true,null]}')
  const of = (kind: string) => tokens.filter((token) => token.kind === kind).map(({ text }) => text)
  expect(of('key')).toEqual(['"a"', '"c"'])
  expect(of('string')).toEqual(['"b: 1"'])
  expect(of('literal')).toEqual(['-1.5e-30', 'true', 'null'])
})

it('keeps a list of one in a line', () => {
  expect(joined('{"schemas":["a"],"to":[{"b":["[\\n x"]}],"c":[1,2]}')).toBe(
    '{\n  "schemas": ["a"],\n  "to": [\n    {\n      "b": ["[\\n x"]\n    }\n  ],\n  "c": [\n    1,\n    2\n  ]\n}',
  )
})

it('loses nothing of any JSON', () => {
  assert(
    property(jsonValue(), (value) => {
      const text = JSON.stringify(value)
      expect(JSON.parse(joined(text))).toEqual(JSON.parse(text))
    }),
  )
})

it.each(['', 'no JSON', '{"cut":'])('leaves %j as it is', (text) => {
  expect(joined(text)).toBe(text)
})

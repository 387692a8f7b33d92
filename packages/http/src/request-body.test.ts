import { expect, it } from 'vitest'
import { readJson } from './request-body.ts'
import { MalformedJsonError } from './request-error.ts'

it('reads JSON', () => {
  expect(readJson({ body: '{"a":[1,null]}' })).toEqual({ a: [1, null] })
})

it.each(['', '{', "{'a':1}", 'undefined'])('refuses %j as JSON and keeps the cause', (body) => {
  expect(() => readJson({ body })).toThrow(
    expect.objectContaining({
      name: 'MalformedJsonError',
      status: 400,
      cause: expect.any(SyntaxError),
    }),
  )
  expect(() => readJson({ body })).toThrow(MalformedJsonError)
})

import { expect, it } from 'vitest'
import { objectionsTo } from './objections.ts'

it('finds a server without PUT to work with a PingOne that patches users', async () => {
  expect(await objectionsTo(['no-put'], { only: ['users'], profile: 'patch-first' })).toEqual({})
})

import { expect, it } from 'vitest'
import { objectionsTo } from './objections.ts'

it('finds booleans that are texts', async () => {
  const objections = await objectionsTo([], {
    only: ['values.types'],
    wrap: (transport) => async (request) => {
      const { response } = await transport(request)
      if (response === undefined) throw new Error('The server answers every request.')
      const body = response.body.replaceAll('"active":true', '"active":"True"')
      return { response: { ...response, body } }
    },
  })
  expect(objections).toEqual({ 'values.types': 'remark: type' })
})

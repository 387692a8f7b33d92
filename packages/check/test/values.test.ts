import type { MisbehaviourId } from '@pingone-sandbox/scim-server'
import { expect, it } from 'vitest'
import { objectionsTo } from './objections.ts'

it.each<[MisbehaviourId, Record<string, string>]>([
  [
    'attributes-dropped',
    {
      'values.phones': 'not-supported: state',
      'values.address': 'not-supported: state',
      'values.manager': 'not-supported: state',
      'values.language': 'not-supported: state',
    },
  ],
  ['external-id-dropped', { 'values.external-id': 'not-supported: state' }],
  ['vendor-schemas-refused', { 'values.custom-schema': 'not-supported: refused' }],
])('finds %s in further attributes', async (misbehaviour, expected) => {
  expect(await objectionsTo([misbehaviour], { only: ['values'] })).toEqual(expected)
})

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

it.each<[MisbehaviourId, string]>([
  ['wrong-content-type', 'answers.content-type'],
  ['created-without-location', 'answers.location'],
  ['numeric-ids', 'answers.id'],
  ['null-arrays', 'answers.nulls'],
  ['meta-capitalised', 'answers.spelling'],
  ['numbers-as-strings', 'answers.list'],
  ['duplicate-rows', 'answers.rows'],
  ['resources-null', 'answers.empty-list'],
  ['put-no-content', 'answers.put'],
  ['delete-answers-body', 'answers.delete'],
])('remarks on %s in the form of the answers', async (misbehaviour, id) => {
  expect(await objectionsTo([misbehaviour], { only: ['answers'] })).toEqual({
    [id]: 'remark: form',
  })
})

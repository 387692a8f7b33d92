import {
  defineAttribute,
  defineComplex,
  groupResourceType,
  URN,
  userResourceType,
  type ResourceTypeDefinition,
} from '@pingone-sandbox/scim'
import { expect, it } from 'vitest'
import { createGroup, createUser, patchOf } from './provision.ts'
import { startServer } from './start-server.ts'

const BADGE = 'urn:example:2.0:Badge'
const onRequest = { returned: 'request' } as const
const schema = {
  id: BADGE,
  name: 'Badge',
  description: 'What opens doors.',
  attributes: [
    defineAttribute('number', 'The number.', onRequest),
    defineAttribute('colour', 'The colour.'),
    defineComplex(
      'doors',
      'What it opens.',
      [defineAttribute('value', 'The door.'), defineAttribute('code', 'The code.', onRequest)],
      { multiValued: true },
    ),
    defineComplex('chip', 'What is inside.', [defineAttribute('maker', 'Its maker.')], onRequest),
  ],
}
const withBadge = (type: ResourceTypeDefinition): ResourceTypeDefinition => ({
  ...type,
  extensions: [...type.extensions, { schema, required: false }],
})
const resourceTypes = [withBadge(userResourceType), withBadge(groupResourceType)]

const badge = {
  number: '7',
  colour: 'red',
  doors: [{ value: 'front', code: '1234' }],
  chip: { maker: 'Acme' },
}
const whole = (attributes: object) => ({
  schemas: [URN.user, BADGE],
  userName: 'ada',
  ...attributes,
})
const shown = { colour: 'red', doors: [{ value: 'front' }] }

it('returns what is returned on request to the POST and the PUT that specify it, and to no GET', async () => {
  const client = await startServer({ resourceTypes })
  const created = await client.send('POST', '/Users', { body: whole({ [BADGE]: badge }) })
  expect(created.body[BADGE]).toEqual(badge)
  const path = `/Users/${created.body.id}`
  expect((await client.send('GET', path)).body[BADGE]).toEqual(shown)
  expect((await client.send('GET', '/Users')).body.Resources[0][BADGE]).toEqual(shown)

  const replaced = await client.send('PUT', path, {
    body: whole({ [BADGE.toUpperCase()]: { ...badge, NUMBER: '8', number: undefined } }),
  })
  expect(replaced.body[BADGE]).toEqual({ ...badge, number: '8' })
  const without = await client.send('PUT', path, { body: whole({ [BADGE]: { colour: 'red' } }) })
  expect(without.body[BADGE]).toEqual({ colour: 'red' })
})

it('obeys a selection of attributes in the answer to a write', async () => {
  const client = await startServer({ resourceTypes })
  const body = whole({ [BADGE]: badge })
  const selected = await client.send('POST', '/Users?attributes=userName', { body })
  expect(selected.body).not.toHaveProperty([BADGE])
  const path = `/Users/${selected.body.id}`
  const excluded = await client.send('PUT', `${path}?excludedAttributes=${BADGE}:number`, { body })
  expect(excluded.body[BADGE]).toEqual({ ...badge, number: undefined })
})

it.each([
  [
    { op: 'replace', path: `${BADGE}:number`, value: '8' },
    { ...shown, number: '8' },
  ],
  [
    { op: 'add', value: { [`${BADGE}:number`]: '8' } },
    { ...shown, number: '8' },
  ],
  [
    { op: 'add', value: { [BADGE]: { number: '8' } } },
    { ...shown, number: '8' },
  ],
  [
    { op: 'replace', path: BADGE, value: { number: '8' } },
    { ...shown, number: '8' },
  ],
  [
    { op: 'replace', path: `${BADGE}:number`, value: '7' },
    { ...shown, number: '7' },
  ],
  [{ op: 'remove', path: `${BADGE}:number` }, shown],
  [
    { op: 'replace', path: `${BADGE}:colour`, value: 'blue' },
    { ...shown, colour: 'blue' },
  ],
  [
    { op: 'replace', path: `${BADGE}:chip.maker`, value: 'Bell' },
    { ...shown, chip: { maker: 'Bell' } },
  ],
  [
    { op: 'replace', path: `${BADGE}:doors[value eq "front"].code`, value: '1' },
    { ...shown, doors: [{ value: 'front', code: '1' }] },
  ],
  [
    { op: 'add', path: `${BADGE}:doors`, value: [{ value: 'back', code: '2' }] },
    { ...shown, doors: [...badge.doors, { value: 'back', code: '2' }] },
  ],
  [{ op: 'replace', path: 'title', value: 'Countess' }, shown],
])('returns to the PATCH %j what it specifies', async (operation, result) => {
  const client = await startServer({ resourceTypes })
  const id = await createUser(client, 'ada', { [BADGE]: badge })
  const answer = await client.send('PATCH', `/Users/${id}`, { body: patchOf(operation) })
  expect(answer.status).toBe(200)
  expect(answer.body[BADGE]).toEqual(result)
})

it('answers a PATCH of a group with what is returned on request, and otherwise with 204', async () => {
  const client = await startServer({ resourceTypes })
  const path = `/Groups/${await createGroup(client, 'Team')}`
  const rename = patchOf({ op: 'replace', path: 'displayName', value: 'Crew' })
  expect((await client.send('PATCH', path, { body: rename })).status).toBe(204)
  const number = patchOf({ op: 'add', path: `${BADGE}:number`, value: '7' })
  expect(await client.send('PATCH', path, { body: number })).toMatchObject({
    status: 200,
    body: { displayName: 'Crew', [BADGE]: { number: '7' } },
  })
})

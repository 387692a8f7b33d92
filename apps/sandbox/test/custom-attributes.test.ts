import { schemaAttribute } from '@pingone-sandbox/contract'
import { expect, it } from 'vitest'
import { startTenant } from './tenant.ts'

async function startWithAttributes(...inputs: readonly object[]) {
  const tenant = await startTenant()
  const { _embedded } = await tenant.call<{
    _embedded: { schemas: { id: string; name: string }[] }
  }>('GET', '/schemas')
  const path = `/schemas/${_embedded.schemas.find(({ name }) => name === 'User')?.id}/attributes`
  const attributes = []
  for (const input of inputs) attributes.push(await tenant.call('POST', path, input))
  return { ...tenant, path, attributes }
}

it('declares, lists, edits and deletes attributes of users', async () => {
  await using tenant = await startWithAttributes({ name: 'shirtSize', displayName: 'Shirt size' })
  const { call, path } = tenant
  const [shirt] = tenant.attributes
  const self = `${path}/${shirt?.id}`
  expect(shirt).toMatchObject({ type: 'STRING', schemaType: 'CUSTOM', enabled: true })
  const listed = await call<{ _embedded: { attributes: object[] } }>('GET', path)
  expect(listed._embedded.attributes).toContainEqual(
    expect.objectContaining({ name: 'username', schemaType: 'CORE' }),
  )
  expect(listed._embedded.attributes).toContainEqual(
    expect.objectContaining({ name: 'address', schemaType: 'STANDARD', type: 'COMPLEX' }),
  )
  expect(listed._embedded.attributes).toContainEqual(shirt)
  expect(await call('PATCH', self, { description: 'S to XL' })).toMatchObject({
    displayName: 'Shirt size',
    description: 'S to XL',
  })
  await expect(call('PUT', self, { name: 'shoeSize' })).rejects.toThrow('name cannot be changed')
  await call('DELETE', self)
  await expect(call('GET', self)).rejects.toThrow('404')
})

it('keeps the values of declared attributes alone', async () => {
  await using tenant = await startWithAttributes(
    { name: 'shirtSize' },
    { name: 'skills', multiValued: true },
    { name: 'desk', type: 'JSON' },
  )
  const { call } = tenant
  const values = { shirtSize: 'L', skills: ['SCIM', 'SAML'], desk: { floor: 3 } }
  const ada = await tenant.hire('ada', { ...values, shoeSize: '43' })
  const read = () => call('GET', `/users/${ada.id}`)
  expect(await read()).toMatchObject(values)
  expect(await read()).not.toHaveProperty('shoeSize')
  await call('PATCH', `/users/${ada.id}`, { shirtSize: 'XL', desk: { room: 7 } })
  expect(await read()).toMatchObject({ shirtSize: 'XL', desk: { floor: 3, room: 7 } })
  await call('PUT', `/users/${ada.id}/enabled`, { enabled: false })
  expect(await read()).toMatchObject({ shirtSize: 'XL' })
  await call('PUT', `/users/${ada.id}`, { username: 'ada', skills: ['SCIM'] })
  expect(await read()).toMatchObject({ skills: ['SCIM'] })
  expect(await read()).not.toHaveProperty('shirtSize')
})

it('finds, selects and maps by custom attributes', async () => {
  await using tenant = await startWithAttributes(
    { name: 'shirtSize' },
    { name: 'remote', type: 'BOOLEAN' },
  )
  const { call } = tenant
  const ada = await tenant.hire('ada', { shirtSize: 'L', remote: true })
  await tenant.hire('bob', { shirtSize: 'S', remote: true })
  const found = await call<{ _embedded: { users: { username: string }[] } }>(
    'GET',
    `/users?filter=${encodeURIComponent('shirtsize sw "l" and username pr')}`,
  )
  expect(found._embedded.users).toMatchObject([{ username: 'ada', shirtSize: 'L' }])
  const group = await call('POST', '/groups', { name: 'Large', userFilter: 'shirtSize eq "L"' })
  const rule = await tenant.rule('remote eq true and shirtSize eq "L"', [group])
  for (const line of [
    { sourceAttribute: 'username', targetAttribute: 'userName' },
    { expression: "'Shirt ' + user.shirtSize", targetAttribute: 'title' },
  ])
    await call('POST', `/propagation/rules/${rule.id}/mappings`, line)
  await tenant.revise()
  expect(await tenant.users()).toMatchObject([{ userName: 'ada', title: 'Shirt L' }])
  expect(await tenant.groups()).toMatchObject([{ members: [expect.anything()] }])
  await call('PATCH', `/users/${ada.id}`, { shirtSize: 'S' })
  expect(await tenant.users()).toMatchObject([{ userName: 'ada', active: false }])
})

it('deletes an attribute with its values, but not from under a filter', async () => {
  await using tenant = await startWithAttributes({ name: 'shirtSize' })
  const { call, path } = tenant
  const self = `${path}/${tenant.attributes[0]?.id}`
  const ada = await tenant.hire('ada', { shirtSize: 'L' })
  const group = await call('POST', '/groups', { name: 'Large', userFilter: 'shirtSize eq "L"' })
  await expect(call('DELETE', self)).rejects.toThrow('user filter of a dynamic group asks for')
  await call('DELETE', `/groups/${group.id}`)
  const rule = await tenant.rule('shirtSize pr')
  await expect(call('DELETE', self)).rejects.toThrow('user filter of the rule Rule asks for')
  await call('DELETE', `/propagation/rules/${rule.id}`)
  await call('DELETE', self)
  expect(await call('GET', `/users/${ada.id}`)).not.toHaveProperty('shirtSize')
  await expect(tenant.rule('shirtSize pr')).rejects.toThrow('shirtSize is not an attribute')
})

it.each([
  [{ name: 'username' }, 'UNIQUENESS_VIOLATION'],
  [{ name: 'SHIRTSIZE' }, 'Users have an attribute SHIRTSIZE already'],
  [{ name: '_links' }, 'A name is a letter'],
  [{ name: 'x', type: 'DATE' }, '"allowedValues":["STRING","JSON","BOOLEAN"]'],
  [{ name: 'x', unique: 'yes' }, 'expected boolean'],
  [{ name: 'x', unique: true, type: 'JSON' }, 'Only an attribute of the type STRING can be unique'],
  [{ name: 'x', regexValidation: { pattern: '(' } }, 'cannot be read: a ( has no )'],
  [{ name: 'x', regexValidation: { pattern: '(?=a)a' } }, 'has a lookahead'],
  [{}, 'REQUIRED_VALUE'],
])('refuses to declare %j', async (input, message) => {
  await using tenant = await startWithAttributes({ name: 'shirtSize' })
  const refusal = tenant.call('POST', tenant.path, input)
  await expect(refusal).rejects.toThrow(': 400 ')
  await expect(refusal).rejects.toThrow(message)
})

it.each([
  [{ name: 'x' }, { x: 7 }, 'x takes a text'],
  [{ name: 'x', required: true }, {}, 'REQUIRED_VALUE'],
  [{ name: 'x', multiValued: true }, { x: 'a' }, 'x takes a list of values'],
  [{ name: 'x', type: 'JSON' }, { x: 'a' }, 'x takes a JSON object'],
  [{ name: 'x', type: 'BOOLEAN' }, { x: 'yes' }, 'x is true or false'],
  [{ name: 'x', enumeratedValues: [{ value: 'a' }] }, { x: 'b' }, 'x is one of a'],
  [
    { name: 'x', regexValidation: { pattern: '[0-9]+', requirements: 'Digits only' } },
    { x: '1a' },
    'Digits only',
  ],
])('refuses a user with %j: %j', async (input, values, message) => {
  await using tenant = await startWithAttributes(input)
  const refusal = tenant.hire('ada', values)
  await expect(refusal).rejects.toThrow(': 400 ')
  await expect(refusal).rejects.toThrow('"target":"x"')
  await expect(refusal).rejects.toThrow(message)
})

it('lists the attributes of users in the shape that the contract defines', async () => {
  await using tenant = await startWithAttributes({ name: 'shoeSize' })
  const list = await tenant.call<{ _embedded: { attributes: object[] } }>('GET', tenant.path)
  const attributes = list._embedded.attributes.map((each) => schemaAttribute.parse(each))
  expect(attributes.find(({ name }) => name === 'username')).toMatchObject({ unique: true })
  expect(attributes.find(({ name }) => name === 'shoeSize')).toMatchObject({ unique: false })
})

import { expect, it } from 'vitest'
import { createMasker } from './masker.ts'
import { createSecretValues } from './secret-values.ts'

/** Has what breaks out of JSON, forms, addresses and regular expressions. */
const secret = 'hunter2"x{y}&z'
const known = 'kn0wn/"sécret" +1'
const byName = createMasker()
const byValue = createMasker(createSecretValues([known, 'abc1', '', 'abc', 'password']))

const urn = 'urn:ietf:params:scim:schemas:core:2.0:User:password'

it.each<[string, unknown, unknown]>([
  ['a member', { password: secret }, { password: '••••' }],
  ['a member in other letter case', { PassWord: secret }, { PassWord: '••••' }],
  ['a member that is qualified', { [urn]: secret }, { [urn]: '••••' }],
  ['a number', { client_secret: 12345678 }, { client_secret: '••••' }],
  ['an object', { password: { value: secret } }, { password: '••••' }],
  ['a list', [{ 'api-key': [secret, secret] }], [{ 'api-key': '••••' }]],
  [
    'operations of a PATCH',
    {
      Operations: [
        { op: 'add', path: 'password', value: secret },
        { op: 'replace', Path: urn, Value: { value: secret } },
        { op: 'replace', value: { [urn]: secret, title: 'x' } },
        { op: 'add', path: 'title', value: 'x' },
      ],
    },
    {
      Operations: [
        { op: 'add', path: 'password', value: '••••' },
        { op: 'replace', Path: urn, Value: '••••' },
        { op: 'replace', value: { [urn]: '••••', title: 'x' } },
        { op: 'add', path: 'title', value: 'x' },
      ],
    },
  ],
  [
    'bulk operations',
    { Operations: [{ method: 'POST', path: '/Users', data: { password: secret } }] },
    { Operations: [{ method: 'POST', path: '/Users', data: { password: '••••' } }] },
  ],
  [
    'JSON within JSON',
    { detail: JSON.stringify({ password: secret }) },
    { detail: '{"password":"••••"}' },
  ],
  [
    'JSON within a text',
    { detail: `got {"a":1,"password":${JSON.stringify(secret)}} twice` },
    { detail: 'got {"a":1,"password":"••••"} twice' },
  ],
])('masks %s', (_, given, shown) => {
  const body = byName.body(JSON.stringify(given))
  expect(JSON.parse(body)).toEqual(shown)
})

it('says of a secret nothing but that it is there', () => {
  const shown = [1, 12, 40, 4000].map((length) =>
    byName.body(JSON.stringify({ refresh_token: 'x'.repeat(length) })),
  )
  expect(new Set(shown)).toEqual(new Set(['{"refresh_token":"••••"}']))
})

it.each([
  '{ "userName": "password",  "title":"secret agent" }',
  '{"changePassword":{"supported":true},"mustChangePassword":false,"password":null}',
  '{"schemas":["x"],"Resources":[{"name":"password","type":"string"}],"nextPageToken":"abc"}',
  'The token has expired, and the password is too short.',
  'Invalid token: expired since noon',
])('leaves %s as it is', (body) => {
  expect(byName.body(body)).toBe(body)
})

it.each([
  ['{"password":"hunt', '{"password":"••••'],
  ['{"password":"hunter\\"2', '{"password":"••••'],
  ['{"password":"hunter"2","a":"b"}', '{"password":"••••","a":"b"}'],
  [`{"path":"${urn}","value":{"value":"hunt`, `{"path":"${urn}","value":••••`],
  ['{"value":"hunter2","path":"password', '{"value":"••••","path":"password'],
  ['a=b&client_secret=c%26d&e=f', 'a=b&client_secret=••••&e=f'],
  ['client%5Fsecret=hunter2', 'client%5Fsecret=••••'],
  ['<s:password type="x">hunter2</s:password>', '<s:password type="x">••••</s:password>'],
  ['password: hunter2\nname: x', 'password: ••••\nname: x'],
  ['Authorization: Basic aGk=\nhost: x', 'Authorization: ••••\nhost: x'],
  ['refused: Bearer abcdef12', 'refused: Bearer ••••'],
  ['userName eq "a" and password eq "hunter 2"', 'userName eq "a" and password eq ••••'],
  ['got eyJhbGciOi.eyJzdWIi.c2ln from you', 'got •••• from you'],
  ['see https://me:hunter2@host/x', 'see https://••••@host/x'],
  ['{"password":"hunter2","password":null}', '{"password":null}'],
  [String.raw`{"p\u0061ssword":"hunter2"}`, '{"password":"••••"}'],
])('masks in %s, which is no JSON, or odd JSON', (body, shown) => {
  expect(byName.body(body)).toBe(shown)
})

it('masks credentials in headers and keeps what is none', () => {
  expect(
    byName.headers({
      authorization: 'Bearer hunter2',
      'proxy-authorization': 'hunter2 hunter3',
      Cookie: 'a=hunter2; b=hunter3',
      'set-cookie':
        'SID=hunter2; Path=/; Expires=Wed, 21 Oct 2026 07:28:00 GMT, T=hunter3; HttpOnly',
      'X-Api-Key': 'hunter2',
      'x-session-token': 'hunter2',
      location: 'https://me:hunter2@host/x?token=hunter2&a=b',
      'www-authenticate': 'Bearer realm="users", error="invalid_token"',
      'content-type': 'application/scim+json; charset=utf-8',
    }),
  ).toEqual({
    authorization: 'Bearer ••••',
    'proxy-authorization': '••••',
    Cookie: 'a=••••; b=••••',
    'set-cookie': 'SID=••••; Path=/; Expires=Wed, 21 Oct 2026 07:28:00 GMT, T=••••; HttpOnly',
    'X-Api-Key': '••••',
    'x-session-token': '••••',
    location: 'https://••••@host/x?token=••••&a=b',
    'www-authenticate': 'Bearer realm="users", error="invalid_token"',
    'content-type': 'application/scim+json; charset=utf-8',
  })
})

it.each([
  ['https://me:hunter2@host/Users', 'https://••••@host/Users'],
  [
    'https://host/t?api_key=hunter2&tenant=1#access_token=x',
    'https://host/t?api_key=••••&tenant=1#access_token=••••',
  ],
  [
    'https://host/cb?to=https%3A%2F%2Fx%3Ftoken%3Dhunter2',
    `https://host/cb?to=https://x?token=${encodeURI('••••')}`,
  ],
  [
    'https://host/Users?filter=password%20eq%20%22hunter2%22',
    `https://host/Users?filter=password%20eq%20${encodeURI('••••')}`,
  ],
  [
    'https://host/Users?filter=userName%20eq%20%22o%27hara%22&count=1',
    'https://host/Users?filter=userName%20eq%20%22o%27hara%22&count=1',
  ],
])('masks the secrets of the address %s', (address, shown) => {
  expect(byName.address(address)).toBe(shown)
})

it.each([
  ['as it is', known],
  ['in JSON', JSON.stringify(known).slice(1, -1)],
  ['in JSON in JSON', JSON.stringify(JSON.stringify(known)).slice(3, -3)],
  [
    'with \\u',
    Array.from(known, (c) =>
      /\w/.test(c) ? c : `\\u${c.charCodeAt(0).toString(16).padStart(4, '0')}`,
    ).join(''),
  ],
  ['in an address', encodeURIComponent(known)],
  ['in a form', new URLSearchParams({ a: known }).toString().slice(2)],
  ['in an address in an address', encodeURIComponent(encodeURIComponent(known))],
  ['in HTML', known.replaceAll('"', '&quot;').replace('é', '&#233;')],
])('finds a known secret %s, in texts, addresses, headers and bodies', (_, written) => {
  expect(byValue.text(`It was ${written}, was it?`)).toBe('It was ••••, was it?')
  expect(byValue.address(`https://host/${written}/x`)).toBe('https://host/••••/x')
  expect(byValue.headers({ 'x-echo': `<${written}>` })).toEqual({ 'x-echo': '<••••>' })
  expect(byValue.body(`<p>${written}</p>`)).toBe('<p>••••</p>')
  expect(JSON.parse(byValue.body(JSON.stringify({ [written]: [written], n: 1 })))).toEqual({
    '••••': ['••••'],
    n: 1,
  })
})

it('finds the beginning of a known secret where a text breaks off', () => {
  expect(byValue.text('It was kn0wn/"séc')).toBe('It was ••••')
  expect(byValue.text('It was kn0wn/"séc… or not')).toBe('It was ••••… or not')
  expect(byValue.text('It was kn0wn/"long ago')).toBe('It was kn0wn/"long ago')
})

it('finds the beginning of a known secret that breaks off within what JSON escapes', () => {
  const value = 'begin\\\n\\"n$end-of-it'
  const { body } = createMasker(createSecretValues([value]))
  const whole = `{"a":${JSON.stringify(value)}}`
  const shown = Array.from({ length: whole.length - 13 }, (_, at) => body(whole.slice(0, at + 13)))
  expect(shown.filter((text) => text.includes('begin'))).toEqual([])
})

it('looks for a short secret as a word, and for a trivial one by its name and place alone', () => {
  expect(byValue.text('abc1, abc12 and abc: the password')).toBe(
    '••••, abc12 and abc: the password',
  )
  expect(byValue.body('{"a":"abc1","b":"xabc1"}')).toBe('{"a":"••••","b":"xabc1"}')
  expect(byValue.headers({ authorization: 'Basic abc' })).toEqual({ authorization: 'Basic ••••' })
})

it('keeps the text of a body without a secret', () => {
  const body = '{ "a" : [1.0, 12345678901234567890] }'
  expect(byValue.body(body)).toBe(body)
})

it('keeps JSON with a known number JSON', () => {
  const { body } = createMasker(createSecretValues(['12345678901234567890']))
  expect(JSON.parse(body('{"a":12345678901234567890,"b":1}'))).toBeDefined()
  expect(body('{"a":12345678901234567890,"b":1}')).not.toContain('1234567890')
})

it('masks JSON as deep as it comes', () => {
  const deep = `${'['.repeat(50_000)}{"password":"hunter2"}${']'.repeat(50_000)}`
  expect(byName.body(deep)).not.toContain('hunter2')
})

it.each([
  'a',
  'a:',
  'name=',
  'password',
  'eyJ',
  'token=a ',
  '%25%3d token ',
  '<password',
  '{"password":[',
  '\\"password',
  'name=a\n',
  'Bearer ',
  'password eq ',
  '\\',
])('reads a long text of %j as fast as another', (part) => {
  // What goes through a text once for each of its letters would take minutes.
  const text = part.repeat(Math.ceil(200_000 / part.length))
  expect(byValue.body(text).length).toBeLessThanOrEqual(text.length * 12)
})

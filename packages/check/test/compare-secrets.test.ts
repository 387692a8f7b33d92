import { expect, it } from 'vitest'
import { compareCapture } from '../src/compare/compare-capture.ts'
import { formatLedgerPatch } from '../src/compare/report/ledger-patch.ts'
import { formatComparison } from '../src/compare/report/terminal.ts'
import { writeHar } from '../src/compare/strip/write-har.ts'
import { toEvents, toHar, toHttpFile, type Recorded } from './capture-formats.ts'

const planted = {
  bearer: 'bearer-Zq81-secret',
  basicUser: 'basic-user-Kx7',
  basicPassword: 'basic-password-Lm3',
  cookie: 'cookie-value-Wn5',
  setCookie: 'set-cookie-value-Pd2',
  parameter: 'parameter-Token-Hy9',
  signature: 'signature-Vb6',
  password: 'pass-word-Rt4',
  patched: 'patched-pass-word-Fg8',
  clientSecret: 'client-secret-Jk0',
  accessToken: 'access-token-Ue1',
  apiKey: 'api-key-Ns6',
}

const personal = {
  name: 'augusta',
  family: 'Byron-King',
  address: 'augusta.king@lovelace.example',
  phone: '+44 20 7946 0958',
  host: 'scim.lovelace-industries.example',
  tenant: 'tenant-4b1c',
  group: 'Analytical Engines',
  unquoted: 'charles',
}

const { bearer, basicUser, basicPassword } = planted
const json = 'application/scim+json'
const base = `https://${personal.host}/${personal.tenant}/scim/v2`
const basic = btoa(`${basicUser}:${basicPassword}`)
const user = {
  schemas: ['urn:ietf:params:scim:schemas:core:2.0:User'],
  userName: personal.name,
  name: { givenName: 'Augusta', familyName: personal.family },
  emails: [{ type: 'work', value: personal.address, primary: true }],
  phoneNumbers: [{ type: 'work', value: personal.phone }],
  password: planted.password,
  active: true,
}
const at = '2026-11-02T09:00:00.000Z'
const answer = (status: number, body: object, headers = {}) => ({
  status,
  headers: { 'content-type': json, ...headers },
  body: JSON.stringify(body),
})

const recorded: readonly Recorded[] = [
  {
    at,
    request: {
      method: 'POST',
      url: `https://login.${personal.host}/oauth/token?api_key=${planted.apiKey}`,
      headers: {
        authorization: `Basic ${basic}`,
        'content-type': 'application/x-www-form-urlencoded',
      },
      body: `grant_type=client_credentials&client_id=${basicUser}&client_secret=${planted.clientSecret}`,
    },
    response: answer(200, { access_token: planted.accessToken, token_type: 'Bearer' }),
  },
  {
    at,
    request: {
      method: 'GET',
      url: `${base}/Users?filter=userName%20eq%20%22${personal.name}%22&access_token=${planted.parameter}&sig=${planted.signature}`,
      headers: {
        authorization: `Bearer ${bearer}`,
        accept: json,
        cookie: `session=${planted.cookie}; theme=dark`,
        'x-api-key': planted.apiKey,
        'x-forwarded-for': '203.0.113.7',
      },
    },
    response: answer(
      200,
      { totalResults: 0, Resources: [] },
      { 'set-cookie': `id=${planted.setCookie}; Path=/` },
    ),
  },
  {
    at,
    request: {
      method: 'GET',
      url: `${base}/Users?filter=userName%20eq%20${personal.unquoted}`,
      headers: { authorization: `Bearer ${planted.accessToken}`, accept: json },
    },
    response: answer(200, { totalResults: 0, Resources: [] }),
  },
  {
    at,
    request: {
      method: 'POST',
      url: `${base}/Users`,
      headers: { authorization: bearer, accept: json, 'content-type': json },
      body: JSON.stringify(user),
    },
    response: answer(
      201,
      {
        ...user,
        id: 'u-1',
        meta: { location: `${base}/Users/u-1`, resourceType: 'User' },
        nickName: `token ${bearer}`,
      },
      { location: `${base}/Users/u-1` },
    ),
  },
  {
    at,
    request: {
      method: 'PATCH',
      url: `${base}/Users/u-1`,
      headers: { authorization: `Bearer ${bearer}`, accept: json, 'content-type': json },
      body: JSON.stringify({
        schemas: ['urn:ietf:params:scim:api:messages:2.0:PatchOp'],
        Operations: [
          { op: 'replace', path: 'password', value: planted.patched },
          {
            op: 'replace',
            path: `emails[value eq "${personal.address}"].display`,
            value: 'Augusta',
          },
        ],
      }),
    },
    response: answer(400, {
      detail: `${personal.name} may not use ${planted.patched}`,
      status: '400',
    }),
  },
  {
    at,
    request: {
      method: 'POST',
      url: `${base}/Groups`,
      headers: { authorization: `Bearer ${bearer}`, accept: json, 'content-type': json },
      body: JSON.stringify({ displayName: personal.group, members: [{ value: 'u-1' }] }),
    },
    response: { ...answer(500, {}), body: `<html>${bearer} ${personal.name}</html>` },
  },
]

const unhidden = (text: string) => text.replaceAll('HIDDEN_DUE_TO_SECURITY_REASONS', personal.name)

it.each([
  ['HAR', toHar(recorded)],
  ['.http', toHttpFile(recorded)],
  ['CloudTrail', unhidden(JSON.stringify({ Records: toEvents(recorded.slice(3, 5)) }))],
])('keeps secrets and personal values of a capture as %s out of every output', async (_, text) => {
  const comparison = await compareCapture(text)
  const outputs = [
    JSON.stringify(comparison),
    formatComparison(comparison),
    formatLedgerPatch(comparison, { now: new Date() }),
    writeHar(comparison.capture, '0'),
  ].join('\n')
  const secrets = [
    ...Object.values(planted),
    ...Object.values(personal),
    ...[basic, '203.0.113.7', 'Augusta', 'dark', 'u-1'],
  ]
  const found = secrets.filter((secret) =>
    [secret, encodeURIComponent(secret), btoa(secret).replace(/=+$/, '')].some((form) =>
      outputs.toLowerCase().includes(form.toLowerCase()),
    ),
  )
  expect(found).toEqual([])
})

it('replaces a value by the same one wherever it occurs, and keeps what shapes the request', async () => {
  const { capture } = await compareCapture(toHar(recorded))
  const [, lookup, , create] = capture.requests
  const { userName } = JSON.parse(create?.body ?? '') as { userName: string }
  expect(lookup?.url).toContain(`filter=userName%20eq%20%22${userName}%22`)
  expect(capture.requests.map(({ method }) => method)).toEqual(
    recorded.map(({ request }) => request.method),
  )
  expect(create?.headers['content-type']).toBe(json)
})

import { gzipSync } from 'node:zlib'
import { expect } from 'vitest'
import { upgrade } from '../raw-request.ts'
import { expectDialect, probe, type Place } from './place.ts'

/** A rule of safety, with the places where it holds: everywhere but for what is named with a reason. */
export interface Rule {
  readonly name: string
  /** Fails where the rule does not hold. */
  readonly check: (place: Place) => Promise<void>
  /** By interface, or by method and path as in the route table. */
  readonly except: Readonly<Record<string, string>>
  /** The sandbox asks for its console token. */
  readonly asksForToken?: true
}

const writes = ['POST', 'PUT', 'PATCH', 'DELETE']
const json = { 'content-type': 'application/json' }

async function expectRefusal(
  place: Place,
  status: number,
  parts: Parameters<typeof probe>[1],
): Promise<void> {
  const answer = await probe(place, parts)
  expect(answer.status).toBe(status)
  expectDialect(place, answer)
}

/** A body that is refused before it is read as JSON; SCIM has a word for it. */
async function expectMalformed(
  place: Place,
  parts: NonNullable<Parameters<typeof probe>[1]>,
): Promise<void> {
  const answer = await probe(place, parts)
  expect(answer.status).toBe(400)
  expectDialect(place, answer)
  expect(answer.body).toContain('UTF-8')
  const scimType = place.interface === 'scim' ? '"scimType":"invalidSyntax"' : ''
  expect(answer.body).toContain(scimType)
}

/** Text in Latin-1 and UTF-16, an overlong form, a surrogate, a character that is cut off, a byte that is in no character. */
const notUtf8: readonly Buffer[] = [
  Buffer.from('{"name":"n\xe9"}', 'latin1'),
  Buffer.from('{"name":"né"}', 'utf16le').subarray(0, -1),
  ...['c080', 'eda080', 'e282', 'ff', 'f4908080'].map((bytes) =>
    Buffer.concat([Buffer.from('{"name":"'), Buffer.from(bytes, 'hex'), Buffer.from('"}')]),
  ),
]

/** What reads no body has none to refuse. */
const readsNoBody = { console: 'its pages read no body' }

export const rules: readonly Rule[] = [
  {
    name: 'answers no foreign host',
    check: (place) => expectRefusal(place, 403, { headers: { host: 'attacker.example' } }),
    except: {},
  },
  {
    name: 'requires one Host header',
    check: (place) => expectRefusal(place, 400, { headers: { host: '' } }),
    except: {},
  },
  {
    name: 'lets no other origin change anything',
    async check(place) {
      for (const headers of [
        { origin: 'https://attacker.example' },
        { origin: 'null' },
        { 'sec-fetch-site': 'cross-site' },
        { 'sec-fetch-site': 'same-site' },
      ] as Record<string, string>[])
        for (const method of place.method === 'GET' ? writes : [place.method])
          await expectRefusal({ ...place, method }, 403, { headers })
    },
    except: {},
  },
  {
    name: 'upgrades to nothing',
    async check(place) {
      for (const protocol of ['websocket', 'something-else']) {
        const answer = await upgrade(place.origin, { path: place.target, protocol })
        expect(answer.status).toBe(404)
      }
      const headers = { origin: 'https://attacker.example' }
      expect((await upgrade(place.origin, { path: place.target, headers })).status).toBe(403)
    },
    except: {},
  },
  {
    name: 'takes no body that is not UTF-8',
    async check(place) {
      const type = place.interface === 'scim' ? 'application/scim+json' : 'application/json'
      for (const body of notUtf8)
        for (const headers of [
          { 'content-type': type },
          { 'content-type': `${type}; charset=iso-8859-1` },
        ])
          await expectMalformed(place, { headers, body })
      const compressed = { 'content-type': type, 'content-encoding': 'gzip' }
      for (const body of notUtf8)
        await expectMalformed(place, { headers: compressed, body: gzipSync(body) })
    },
    except: readsNoBody,
  },
  {
    name: 'takes no body that is too large',
    check: (place) =>
      expectRefusal(place, 413, { headers: { ...json, 'content-length': '99999999' } }),
    except: readsNoBody,
  },
  {
    name: 'takes no body that is nested too deep',
    async check(place) {
      const levels = 10_000
      for (const body of [
        '['.repeat(levels) + ']'.repeat(levels),
        '{"name":'.repeat(levels) + '1' + '}'.repeat(levels),
        '['.repeat(levels),
      ])
        await expectRefusal(place, 400, { headers: json, body })
    },
    except: readsNoBody,
  },
  {
    name: 'takes no body in an encoding that it does not support',
    check: (place) =>
      expectRefusal(place, 415, { headers: { ...json, 'content-encoding': 'odd' }, body: '{}' }),
    except: readsNoBody,
  },
  {
    name: 'takes no query that is not percent-encoded UTF-8',
    async check(place) {
      for (const query of ['?a=%zz', '?a=%ff', '?%c3%28=1', '?a=%', '?a=\xe9'])
        await expectRefusal(place, 400, { query })
    },
    except: { console: 'its pages are the same whatever the query' },
  },
  {
    name: 'takes no parameter of the query that it does not define',
    check: (place) => expectRefusal(place, 400, { query: '?no-such-parameter=1' }),
    except: {
      console: 'its pages are the same whatever the query',
      platform: 'PingOne ignores unknown parameters',
      scim: 'RFC 7644 leaves unknown parameters to the server, and clients send some',
      'GET /_sandbox/target/*resource': 'passes its query on to the reference server',
    },
  },
  {
    name: 'takes no parameter of the query twice',
    check: (place) => expectRefusal(place, 400, { query: '?limit=1&limit=2&after=1&after=2' }),
    except: {
      console: 'its pages are the same whatever the query',
      platform: 'PingOne takes the first',
      scim: 'RFC 7644 does not say',
      'GET /_sandbox/target/*resource': 'passes its query on to the reference server',
    },
  },
  {
    name: 'takes no body that is not called JSON',
    async check(place) {
      for (const type of ['text/plain', 'application/x-www-form-urlencoded', 'multipart/form-data'])
        await expectRefusal(place, 415, { headers: { 'content-type': type }, body: '{"a":1}' })
      await expectRefusal(place, 415, { body: '{"a":1}' })
    },
    except: {
      console: 'its pages read no body',
      platform: 'PingOne has media types of its own; reads of a body refuse others',
      scim: 'RFC 7644 §3.1 has a media type of its own; reads of a body refuse others',
    },
  },
  {
    name: 'is served to none without the console token',
    async check(place) {
      const answer = await probe(place)
      expect(answer.status).toBe(401)
      expect((await upgrade(place.origin, { path: place.target })).status).toBe(401)
    },
    except: {
      'GET /_sandbox/health': 'says whether the sandbox is well, and no secret',
      platform: 'asks for credentials of its own, or gives public keys',
      scim: 'asks for a bearer token of its own',
    },
    asksForToken: true,
  },
]

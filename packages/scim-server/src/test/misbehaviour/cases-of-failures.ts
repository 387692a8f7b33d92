import { URN } from '@pingone-sandbox/scim'
import { createAnswer } from '../observe.ts'
import { createUser } from '../provision.ts'
import type { Cases } from './case.ts'

export const casesOfFailures = {
  'too-many-requests': {
    observe: async (client) => {
      await createUser(client, 'ada')
      const { status, headers } = await createAnswer(client, 'bob')
      return [status, headers.get('retry-after')]
    },
    right: [201, null],
    wrong: [429, '1'],
  },
  'duplicates-accepted': {
    observe: async (client) => {
      await createUser(client, 'ada')
      return (await createAnswer(client, 'ADA')).status
    },
    right: 409,
    wrong: 201,
  },
  'error-with-200': {
    observe: async (client) => {
      const unknown = await client.send('GET', '/Users/none')
      const wrong = await client.send('POST', '/Users', { body: { schemas: [URN.user] } })
      return [unknown.status, unknown.body.status, wrong.status, wrong.body.schemas]
    },
    right: [404, '404', 400, [URN.error]],
    wrong: [200, '404', 200, [URN.error]],
  },
  'error-500-for-404': {
    observe: async (client) => {
      const { status, body } = await client.send('GET', '/Users/none')
      return [status, body.status]
    },
    right: [404, '404'],
    wrong: [500, '500'],
  },
  'error-500-for-client-errors': {
    observe: async (client) => {
      await createUser(client, 'ada')
      const answers = [
        await createAnswer(client, 'ada'),
        await client.send('POST', '/Users', { body: {} }),
        await client.send('GET', '/Users?filter=userName'),
        await client.send('GET', '/Users/none'),
      ]
      return answers.map(({ status, body }) => [status, body.status, body.scimType])
    },
    right: [
      [409, '409', 'uniqueness'],
      [400, '400', 'invalidValue'],
      [400, '400', 'invalidFilter'],
      [404, '404', undefined],
    ],
    wrong: [
      [500, '500', undefined],
      [500, '500', undefined],
      [500, '500', undefined],
      [404, '404', undefined],
    ],
  },
  'conflict-without-scim-type': {
    observe: async (client) => {
      await createUser(client, 'ada')
      const { status, body } = await createAnswer(client, 'ada')
      return [status, body.scimType]
    },
    right: [409, 'uniqueness'],
    wrong: [409, undefined],
  },
} as const satisfies Cases

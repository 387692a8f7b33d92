import { defaultMappings } from '@pingone-sandbox/contract'
import { URN } from '@pingone-sandbox/scim'
import { memberOf, resourcesIn } from '../wire/resource.ts'
import { createKnownUser } from './at-endpoint.ts'
import { rfc } from './rfc.ts'
import type { Check, Theme } from './theme.ts'

/** A schema that no server knows. */
const customSchema = 'urn:example:pingone-check:2.0:User'

const isNeeded = () => false
const after = ['users.create', 'users.find-nothing']
const orUnmap = 'Or leave this line out of the attribute mapping of the rule.'

const checks: readonly Check[] = [
  {
    id: 'values.types',
    title: 'Booleans are booleans',
    needs: 'active, and primary of a value, are answered as true or false, not as text or number.',
    section: rfc(7643, '2.3.2'),
    fix: ['Write booleans as JSON booleans: "active": true, not "active": "True" or 1.'],
    after,
    play: async (scene) => void (await createKnownUser(scene, 'bo')),
    async judge(_evidence, { endpoint, targetId, user }) {
      const { body, exchange } = await endpoint.read('User', (await targetId(user('bo'))) ?? '')
      const [resource = {}] = resourcesIn(body)
      const active = memberOf(resource, 'active')
      if (active === undefined || typeof active === 'boolean') return undefined
      return {
        verdict: 'remark',
        cause: 'type',
        summary: `The endpoint shows active as ${JSON.stringify(active)}, which is no boolean.`,
        next: 'PingOne is assumed to read it; other clients take any text for true.',
        exchanges: [exchange.id],
      }
    },
  },
  {
    id: 'values.few',
    title: 'A user has a userName, and nothing else',
    needs:
      'Users of PingOne may have no name and no e-mail address. What is not mapped to a value is not sent.',
    section: rfc(7643, '4.1.1'),
    fix: [
      'Require userName alone.',
      'Or give these attributes to every user in the scope of the rule.',
    ],
    isNeeded,
    after,
    play: async ({ createUser }) =>
      void (await createUser('few', { name: undefined, email: undefined })),
  },
  {
    id: 'values.second-email',
    title: 'A user has an address of type work and one of type home',
    needs: 'Both addresses are stored with their type; the one of type work is the primary one.',
    section: rfc(7643, '4.1.2'),
    fix: ['Store all elements of emails, each with its type and primary.', orUnmap],
    isNeeded,
    about: ['emails'],
    after: ['users.email', ...after],
    play: async ({ createUser, username }) =>
      void (await createUser('emma', { nickname: username('emma.home') })),
  },
  {
    id: 'values.phones',
    title: 'A user has a number of type work and one of type mobile',
    needs: 'Both numbers are stored with their type.',
    section: rfc(7643, '4.1.2'),
    fix: ['Store all elements of phoneNumbers, each with its type.', orUnmap],
    isNeeded,
    about: ['phoneNumbers'],
    after: ['users.phone', ...after],
    play: async ({ createUser }) =>
      void (await createUser('phil', {
        primaryPhone: '+44 20 7946 0003',
        mobilePhone: '+44 20 7946 0004',
      })),
  },
  {
    id: 'values.address',
    title: 'A user has a postal address',
    needs: 'An address of type work is stored with its parts.',
    section: rfc(7643, '4.1.2'),
    fix: ['Store addresses with streetAddress, locality, postalCode and country.', orUnmap],
    isNeeded,
    about: ['addresses'],
    after,
    play: async ({ createUser }) =>
      void (await createUser('abe', {
        address: {
          streetAddress: '12 St James’s Square',
          locality: 'London',
          postalCode: 'SW1Y 4JH',
          countryCode: 'GB',
        },
      })),
  },
  {
    id: 'values.manager',
    title: 'A user has a manager',
    needs:
      'manager is an attribute of the enterprise extension; its value is the id of another user of the endpoint.',
    section: rfc(7643, '4.3'),
    fix: [
      'Store manager.value below urn:ietf:params:scim:schemas:extension:enterprise:2.0:User.',
      'Answer it as an object: "manager": {"value": "…"}.',
      orUnmap,
    ],
    isNeeded,
    about: [URN.enterpriseUser],
    after,
    async play(scene) {
      const manager = await createKnownUser(scene, 'max')
      await scene.createUser('mo', { accountId: await scene.targetId(manager) })
    },
  },
  {
    id: 'values.external-id',
    title: 'A user has an externalId',
    needs: 'externalId, which some connections map from User ID, is stored and answered.',
    section: rfc(7643, '3.1'),
    fix: ['Store externalId, return it, and support it in filters.', orUnmap],
    isNeeded,
    about: ['externalId'],
    after,
    play: async ({ createUser }) => void (await createUser('exa', { externalId: 'hr-1815' })),
  },
  {
    id: 'values.language',
    title: 'A user has a preferred language, a locale and a time zone',
    needs: 'preferredLanguage, locale and timezone are stored as they are sent.',
    section: rfc(7643, '4.1.1'),
    fix: ['Store these attributes as texts.', orUnmap],
    isNeeded,
    about: ['preferredLanguage', 'locale', 'timezone'],
    after,
    play: async ({ createUser }) =>
      void (await createUser('lan', {
        preferredLanguage: 'en-GB',
        locale: 'en-GB',
        timezone: 'Europe/London',
      })),
  },
  {
    id: 'values.custom-schema',
    title: 'A user has an attribute of a custom schema',
    needs:
      'With Custom Attribute Schema URNs, PingOne sends attributes of other schemas. An endpoint that does not know the schema ignores it.',
    section: rfc(7643, '3.3'),
    fix: [
      'Ignore schemas that you do not know, in place of refusing the user.',
      'List those that you know in /Schemas, and store their attributes.',
    ],
    behaviours: ['bare-custom-attribute'],
    isNeeded,
    after,
    play: async ({ createUser }) =>
      void (await createUser('cus', { name: { given: 'Ada', honorificSuffix: 'III' } })),
    judge: async ({ differences }) =>
      differences.every(({ attribute }) => attribute.startsWith(customSchema))
        ? {
            verdict: 'works',
            summary:
              differences.length === 0
                ? 'The endpoint accepts the user, and shows nothing that contradicts it.'
                : 'The endpoint accepts the user, and leaves out the attribute of a schema that it does not know.',
          }
        : undefined,
  },
]

/** Attributes beyond PingOne’s default mapping. PingOne needs none of them, unless they are mapped. */
export const values: Theme = {
  id: 'values',
  title: 'Further attributes',
  configuration: { SCHEMA_EXTENSION_URNS: customSchema },
  mappings: [
    ...defaultMappings,
    { sourceAttribute: 'nickname', targetAttribute: 'homeEmail' },
    { sourceAttribute: 'mobilePhone', targetAttribute: 'mobilePhone' },
    { sourceAttribute: 'address.streetAddress', targetAttribute: 'workStreetAddress' },
    { sourceAttribute: 'address.locality', targetAttribute: 'workCity' },
    { sourceAttribute: 'address.postalCode', targetAttribute: 'workPostalCode' },
    { sourceAttribute: 'address.countryCode', targetAttribute: 'workCountry' },
    { sourceAttribute: 'accountId', targetAttribute: 'manager' },
    { sourceAttribute: 'externalId', targetAttribute: 'externalId' },
    { sourceAttribute: 'preferredLanguage', targetAttribute: 'preferredLanguage' },
    { sourceAttribute: 'locale', targetAttribute: 'locale' },
    { sourceAttribute: 'timezone', targetAttribute: 'timezone' },
    { sourceAttribute: 'name.honorificSuffix', targetAttribute: 'badge' },
  ],
  checks,
}

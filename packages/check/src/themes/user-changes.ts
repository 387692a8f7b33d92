import { memberOf, resourcesIn } from '../wire/resource.ts'
import { judgeFound } from './found-by-name.ts'
import { rfc } from './rfc.ts'
import type { Check } from './theme.ts'

/** Each mapped attribute of a user changes, the user is renamed, and an attribute is cleared. */
export const userChanges: readonly Check[] = [
  {
    id: 'users.change',
    title: 'A user gets another given name',
    needs:
      'PingOne reads the user by its id, and sends it back whole by PUT /Users/{id} with the new value; under patch-first, PATCH.',
    section: rfc(7644, '3.5.1'),
    fix: [
      'Support PUT /Users/{id}: replace all attributes by those of the body.',
      'Ignore id, meta and other read-only attributes in the body.',
      'Answer 200 with the user as it is stored.',
    ],
    about: ['name'],
    after: ['users.create'],
    play: async ({ administrator, user }) =>
      void (await administrator.updateUser(user('ada').id, { name: { given: 'Augusta' } })),
  },
  {
    id: 'users.family-name',
    title: 'A user gets another family name',
    needs: 'The endpoint replaces name.familyName, and keeps name.givenName.',
    section: rfc(7643, '4.1.1'),
    fix: [
      'Store name.givenName and name.familyName as they are sent.',
      'Do not derive them from a display name.',
    ],
    about: ['name'],
    after: ['users.change'],
    play: async ({ administrator, user }) =>
      void (await administrator.updateUser(user('ada').id, { name: { family: 'Byron' } })),
  },
  {
    id: 'users.email',
    title: 'A user gets another e-mail address',
    needs:
      'The new address of type work takes the place of the old one; PingOne matches addresses by their type.',
    section: rfc(7643, '2.4'),
    fix: [
      'Replace the list of emails by that of the PUT, in place of adding to it.',
      'Store and answer type and primary of each address.',
    ],
    about: ['emails'],
    after: ['users.change'],
    play: async ({ administrator, user, username }) =>
      void (await administrator.updateUser(user('ada').id, { email: username('ada.byron') })),
    async judge(_evidence, { endpoint, targetId, user, username }) {
      const { body, exchange } = await endpoint.read('User', (await targetId(user('ada'))) ?? '')
      const emails = resourcesIn(body).flatMap((resource) => memberOf(resource, 'emails'))
      if (!JSON.stringify(emails).includes(JSON.stringify(username('ada')))) return undefined
      return {
        verdict: 'breaks',
        cause: 'kept',
        summary: 'The endpoint has the new e-mail address, and still has the old one beside it.',
        next: 'PingOne matches addresses by their type and does not remove the old one: the user keeps an address that he or she has given up.',
        exchanges: [exchange.id],
      }
    },
  },
  {
    id: 'users.phone',
    title: 'A user gets a phone number, and then another',
    needs:
      'PingOne’s default mapping sends Primary Phone as the phone number of type work. An endpoint without phone numbers may leave it out.',
    section: rfc(7643, '4.1.2'),
    fix: [
      'Store phoneNumbers with their type, and replace the number of a type by the new one.',
      'Or remove Primary Phone from the attribute mapping of the rule.',
    ],
    about: ['phoneNumbers'],
    isNeeded: () => false,
    after: ['users.email'],
    async play({ administrator, user, settle }) {
      await administrator.updateUser(user('ada').id, { primaryPhone: '+44 20 7946 0001' })
      await settle()
      await administrator.updateUser(user('ada').id, { primaryPhone: '+44 20 7946 0002' })
    },
  },
  {
    id: 'users.work',
    title: 'Title, department and employee number of a user change',
    needs:
      'Mapped attributes are stored: title in the core schema, department and employeeNumber in the enterprise extension. An endpoint without them may leave them out.',
    section: rfc(7643, '4.3'),
    fix: [
      'Store title, and the attributes below urn:ietf:params:scim:schemas:extension:enterprise:2.0:User.',
      'Answer the extension, and name its URN in schemas.',
      'Or remove these lines from the attribute mapping of the rule.',
    ],
    about: ['title', 'urn:ietf:params:scim:schemas:extension:enterprise:2.0:User'],
    isNeeded: () => false,
    after: ['users.change'],
    async play({ administrator, user, settle }) {
      const { id } = user('ada')
      const work = { title: 'Analyst', nickname: 'Engines', accountId: '1815' }
      await administrator.updateUser(id, work)
      await settle()
      await administrator.updateUser(id, { ...work, title: 'Director', nickname: 'Research' })
    },
  },
  {
    id: 'users.rename',
    title: 'A user is renamed',
    needs:
      'PingOne sends the new userName to the id of the account. The account keeps its id, and is found by the new name.',
    section: rfc(7643, '4.1.1'),
    fix: [
      'Let a PUT change userName, as long as no other user has the new one.',
      'Keep the id: it is not derived from userName.',
      'Search by the new name from then on.',
    ],
    behaviours: ['link-by-id'],
    after: ['users.change', 'users.find'],
    play: async ({ administrator, user, username }) =>
      void (await administrator.updateUser(user('ada').id, { username: username('augusta') })),
    async judge({ differences }, scene) {
      if (differences.some(({ isPassing }) => !isPassing)) return undefined
      return judgeFound(scene, { user: scene.user('ada'), name: scene.username('augusta') })
    },
  },
  {
    id: 'users.clear',
    title: 'An attribute of a user is cleared',
    needs:
      'PingOne sends nothing for an attribute that becomes empty. The other changes of the user arrive, and the old value stays.',
    section: rfc(7644, '3.5.1'),
    fix: ['Nothing has to be done: PingOne does not clear attributes at the endpoint.'],
    behaviours: ['never-clears'],
    about: ['name'],
    after: ['users.change'],
    play: async ({ administrator, user }) =>
      void (await administrator.updateUser(user('ada').id, {
        primaryPhone: null,
        name: { given: 'Ada' },
      })),
  },
  {
    id: 'users.change-at-once',
    title: 'A user changes right after the create',
    needs:
      'A read by id that follows the POST at once shows the new user: PingOne reads the user before it sends the change.',
    section: rfc(7644, '3.4.1'),
    fix: [
      'Read from the node that has processed the write.',
      'Wait for the copy, or answer the POST only when reads show the user.',
    ],
    about: ['name'],
    after: ['users.change', 'users.find-nothing'],
    prepare: async ({ createUser }) => void (await createUser('eve')),
    play: async ({ administrator, user }) =>
      void (await administrator.updateUser(user('eve').id, { name: { given: 'Evelyn' } })),
  },
]

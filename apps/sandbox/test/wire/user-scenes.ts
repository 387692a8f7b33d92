import type { Scene } from './stage.ts'

const ada = { userName: 'ada', schemas: ['urn:ietf:params:scim:schemas:core:2.0:User'] }

/** What happens to users, by the name of the transcript. */
export const userScenes = {
  'create-user': {
    title: 'A user comes into scope whom the target does not have.',
    async play({ hire, enforce, show }) {
      await enforce()
      await show(() => hire('ada'))
    },
  },
  'create-disabled-user': {
    title: 'A disabled user comes into scope.',
    async play({ hire, enforce, call, show }) {
      const user = await hire('ada')
      await call('PUT', `/users/${user.id}/enabled`, { enabled: false })
      await show(() => enforce())
    },
  },
  'link-user': {
    title: 'A user comes into scope whom the target has already.',
    async play({ hire, enforce, hold, show }) {
      await hold('/Users', { ...ada, nickName: 'Countess' })
      await enforce()
      await show(() => hire('ada'))
    },
  },
  'update-user': {
    title: 'The name of a linked user changes.',
    async play({ hire, enforce, call, show }) {
      const user = await hire('ada')
      await enforce()
      await show(() => call('PATCH', `/users/${user.id}`, { name: { given: 'Augusta' } }))
    },
  },
  'clear-attribute': {
    title: 'A linked user changes her name and has no phone any more.',
    async play({ hire, enforce, call, show }) {
      const user = await hire('ada')
      await enforce()
      const change = { name: { given: 'Augusta' }, primaryPhone: null }
      await show(() => call('PATCH', `/users/${user.id}`, change))
    },
  },
  'fill-second-email': {
    title: 'The target has a second email address, which is empty.',
    async play({ hire, enforce, hold, show }) {
      await hold('/Users', {
        ...ada,
        emails: [{ type: 'work', value: 'old@example.com' }, { type: 'home' }],
      })
      await enforce()
      await show(() => hire('ada'))
    },
  },
  'disable-user': {
    title: 'A linked user is disabled.',
    async play({ hire, enforce, call, show }) {
      const user = await hire('ada')
      await enforce()
      await show(() => call('PUT', `/users/${user.id}/enabled`, { enabled: false }))
    },
  },
  'enable-user': {
    title: 'A disabled user is enabled again.',
    async play({ hire, enforce, call, sandbox, show }) {
      const user = await hire('ada')
      await enforce()
      await call('PUT', `/users/${user.id}/enabled`, { enabled: false })
      await sandbox.waitForIdle()
      await show(() => call('PUT', `/users/${user.id}/enabled`, { enabled: true }))
    },
  },
  'deprovision-by-disable': {
    title: 'A user leaves the scope; the Remove Action is Disable.',
    async play({ hire, enforce, call, show }) {
      const user = await hire('ada')
      await enforce()
      await show(() => call('DELETE', `/users/${user.id}`))
    },
  },
  'deprovision-by-delete': {
    title: 'A user leaves the scope; the Remove Action is Delete.',
    configuration: () => ({ REMOVE_ACTION: 'Delete' }),
    async play({ hire, enforce, call, show }) {
      const user = await hire('ada')
      await enforce()
      await show(() => call('DELETE', `/users/${user.id}`))
    },
  },
  'create-conflict': {
    title: 'The User Filter Expression does not find a user whose name is taken at the target.',
    configuration: () => ({ USER_FILTER: 'externalId eq "%s"' }),
    async play({ hire, enforce, hold, show }) {
      await hold('/Users', ada)
      await enforce()
      await show(() => hire('ada'))
    },
  },
  'several-matches': {
    title: 'The User Filter Expression finds two users.',
    configuration: () => ({ USER_FILTER: 'emails.value Sw "%s"' }),
    async play({ hire, enforce, hold, show }) {
      for (const host of ['example.com', 'example.org'])
        await hold('/Users', { ...ada, userName: host, emails: [{ value: `ada@${host}` }] })
      await enforce()
      await show(() => hire('ada'))
    },
  },
  'missing-user': {
    title: 'A linked user changes whom the target no longer has.',
    async play({ hire, enforce, users, lose, call, show }) {
      const user = await hire('ada')
      await enforce()
      for (const { id } of await users()) await lose(`/Users/${id}`)
      await show(() => call('PATCH', `/users/${user.id}`, { name: { given: 'Augusta' } }))
    },
  },
  'map-user': {
    title: 'A mapping has an expression, and an attribute of a custom schema.',
    configuration: () => ({
      SCHEMA_EXTENSION_URNS: 'urn:ietf:params:scim:schemas:extension:Acme:2.0:User',
    }),
    async play({ hire, enforce, show }) {
      await enforce({
        mappings: [
          { sourceAttribute: 'username', targetAttribute: 'userName' },
          {
            expression: "user.name.given + ' ' + user.name.family",
            targetAttribute: 'displayName',
          },
          { sourceAttribute: 'email', targetAttribute: 'badge' },
        ],
      })
      await show(() => hire('ada'))
    },
  },
} as const satisfies Record<string, Scene>

import { list, namesOf } from '../observe.ts'
import { createUser } from '../provision.ts'
import type { Cases } from './case.ts'

export const casesOfFilters = {
  'case-sensitive-operators': {
    observe: async (client) => {
      await createUser(client, 'ada')
      const filters = ['userName Eq "ada"', 'userName eq "Eq" OR id pr', 'username eq "ADA"']
      return Promise.all(filters.map((filter) => namesOf(client, filter)))
    },
    right: [['ada'], ['ada'], ['ada']],
    wrong: [[], [], ['ada']],
  },
  'non-ascii-filter-refused': {
    observe: async (client) => [
      (await list(client, 'userName eq "José"')).status,
      (await list(client, 'userName eq "Jose"')).status,
    ],
    right: [200, 200],
    wrong: [400, 200],
  },
  'quoted-value-refused': {
    observe: async (client) => {
      await createUser(client, 'ada')
      const filters = ['userName eq "ada"', 'userName eq ada', 'userName sw a and active eq true']
      const answers = []
      for (const filter of filters) {
        const { status, body } = await list(client, filter)
        answers.push([status, body.scimType, body.totalResults])
      }
      return answers
    },
    right: [
      [200, undefined, 1],
      [400, 'invalidFilter', undefined],
      [400, 'invalidFilter', undefined],
    ],
    wrong: [
      [400, 'invalidFilter', undefined],
      [200, undefined, 1],
      [200, undefined, 0],
    ],
  },
  'unknown-filter-empty': {
    observe: async (client) => {
      await createUser(client, 'ada')
      return [
        await namesOf(client, 'userName eq "ada"'),
        await namesOf(client, 'userName Eq "ada"'),
        await namesOf(client, 'userName sw "a"'),
      ]
    },
    right: [['ada'], ['ada'], ['ada']],
    wrong: [['ada'], [], []],
  },
  'case-sensitive-attributes': {
    observe: async (client) => {
      await createUser(client, 'ada', { name: { givenName: 'Ada' } })
      const filters = ['userName eq "ada"', 'username eq "ada"', 'NAME.givenName pr or id pr']
      return Promise.all(filters.map((filter) => namesOf(client, filter)))
    },
    right: [['ada'], ['ada'], ['ada']],
    wrong: [['ada'], [], ['ada']],
  },
  'filter-ignored': {
    observe: async (client) => {
      await createUser(client, 'ada')
      await createUser(client, 'bob')
      return namesOf(client, 'userName eq "bob"')
    },
    right: ['bob'],
    wrong: ['ada', 'bob'],
  },
  'user-name-case-exact': {
    observe: async (client) => {
      await createUser(client, 'ada', { title: 'Countess' })
      const filters = ['userName eq "ada"', 'userName eq "ADA"', 'title eq "COUNTESS"']
      return Promise.all(filters.map((filter) => namesOf(client, filter)))
    },
    right: [['ada'], ['ada'], ['ada']],
    wrong: [['ada'], [], ['ada']],
  },
  'case-sensitive-type': {
    observe: async (client) => {
      await createUser(client, 'ada', { emails: [{ type: 'work', value: 'ada@example.com' }] })
      const filters = ['emails[type eq "work"]', 'emails[type eq "Work"]']
      return Promise.all(filters.map((filter) => namesOf(client, filter)))
    },
    right: [['ada'], ['ada']],
    wrong: [['ada'], []],
  },
} as const satisfies Cases

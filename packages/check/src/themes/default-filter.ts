import { judgeLinked } from './linked-account.ts'
import { rfc } from './rfc.ts'
import type { Theme } from './theme.ts'

/** The User Filter Expression as the wizard has it. */
export const defaultFilter: Theme = {
  id: 'default-filter',
  title: 'PingOne’s default filter',
  configuration: { USER_FILTER: 'username Eq "%s"' },
  checks: [
    {
      id: 'default-filter.linked',
      title: 'An account that exists is found by PingOne’s default filter',
      needs:
        'PingOne’s default User Filter Expression is username Eq "%s". The names of attributes and operators have no letter case in filters.',
      section: rfc(7644, '3.4.2.2'),
      fix: [
        'Compare the names of attributes and operators in filters without regard to letter case.',
        'Answer 400 with scimType invalidFilter to a filter that is not supported.',
        'Or set the User Filter Expression of the connection to userName eq "%s".',
      ],
      behaviours: ['default-filter-case'],
      after: ['existing.linked'],
      async play({ createAccount, createUser }) {
        await createAccount('ada')
        await createUser('ada')
      },
      judge: (evidence, scene) => judgeLinked(evidence, scene, 'ada'),
    },
  ],
}

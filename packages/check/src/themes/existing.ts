import type { CheckExchange } from '@pingone-sandbox/contract'
import { memberOf, resourcesIn, tryParse } from '../wire/resource.ts'
import { judgeLinked } from './linked-account.ts'
import { rfc } from './rfc.ts'
import type { Theme } from './theme.ts'
import { Unplayable } from './unplayable.ts'

/** Attributes of an account that PingOne’s default mapping does not have. */
const unmapped = {
  nickName: 'Countess',
  title: 'Analyst',
  externalId: 'hr-1815',
  preferredLanguage: 'en-GB',
} as const

const names = Object.keys(unmapped)

/** The accounts of users exist at the endpoint before PingOne provisions them. */
export const existing: Theme = {
  id: 'existing',
  title: 'Accounts that exist already',
  checks: [
    {
      id: 'existing.linked',
      title: 'An account that exists is linked',
      needs:
        'The search for the userName shows the account, whichever client has created it. PingOne links it by its id and updates it, and creates no other.',
      section: rfc(7644, '3.4.2.2'),
      fix: [
        'Search all users, not only those that this client has created.',
        'Answer whole users in the list: id and userName at least.',
      ],
      behaviours: ['lookup-before-write', 'link-by-id'],
      after: ['users.change', 'users.find-nothing'],
      async play({ createAccount, createUser }) {
        await createAccount('ada')
        await createUser('ada')
      },
      judge: (evidence, scene) => judgeLinked(evidence, scene, 'ada'),
    },
    {
      id: 'existing.letter-case',
      title: 'The account has the name in another letter case',
      needs:
        'userName is not case-exact: a search for the name in one letter case shows the account that has it in another.',
      section: rfc(7643, '4.1.1'),
      fix: [
        'Compare userName without regard to letter case in filters, as in the check of uniqueness.',
        'Index the lower-case form of userName, and search by that.',
      ],
      after: ['existing.linked'],
      async play({ createAccount, createUser, username }) {
        await createAccount('bea', { userName: username('bea').toUpperCase() })
        await createUser('bea')
      },
      judge: (evidence, scene) => judgeLinked(evidence, scene, 'bea'),
    },
    {
      id: 'existing.inactive',
      title: 'The account is not active',
      needs:
        'A search shows accounts that are not active. PingOne links such an account, and makes it active for an enabled user.',
      section: rfc(7643, '4.1.1'),
      fix: ['Answer users with "active": false in searches and reads, like all others.'],
      about: ['active'],
      after: ['existing.linked', 'users.disable'],
      async play({ createAccount, createUser }) {
        await createAccount('ina', { active: false })
        await createUser('ina')
      },
      judge: (evidence, scene) => judgeLinked(evidence, scene, 'ina'),
    },
    {
      id: 'existing.unmapped',
      title: 'Attributes that PingOne does not map are kept',
      needs:
        'PingOne reads the account and sends it back whole: what the endpoint shows and PingOne does not map is in the PUT, and stays.',
      section: rfc(7644, '3.5.1'),
      fix: [
        'Answer GET /Users/{id} with all attributes of the user, so that the PUT has them.',
        'Store all attributes of a PUT; on PATCH, change only those that it names.',
      ],
      behaviours: ['put-merged-body'],
      after: ['existing.linked'],
      isSkipped: ({ choices }) =>
        choices.userUpdate === 'put' && choices.userPutBody === 'mapped'
          ? 'PingOne sends only the mapped attributes under userPutBody=mapped, and a PUT replaces the others'
          : undefined,
      async play({ createAccount, createUser, endpoint }) {
        const id = await createAccount('una', unmapped)
        await endpoint.read('User', id)
        await createUser('una')
      },
      async judge({ own }, { endpoint, account }) {
        const before = own.find(({ request }) => request.method === 'GET')
        const after = await endpoint.read('User', account('una'))
        const shown = valuesIn(after.exchange)
        const lost = [...valuesIn(before)].filter(
          ([name, value]) => JSON.stringify(shown.get(name)) !== JSON.stringify(value),
        )
        if (lost.length === 0) return undefined
        return {
          verdict: 'breaks',
          cause: 'lost',
          summary: `The endpoint has lost ${lost.map(([name]) => name).join(', ')} of an account with the update by PingOne, which does not map ${lost.length === 1 ? 'it' : 'them'}.`,
          next: 'PingOne counts this as a success. What other clients or people have entered is gone.',
          exchanges: [after.exchange.id, ...(before ? [before.id] : [])],
        }
      },
    },
    {
      id: 'existing.second-email',
      title: 'The account has a second e-mail address that is empty',
      needs:
        'PingOne then sends its address in both elements, each with "primary": true. The endpoint accepts the PUT, and may keep one primary value.',
      section: rfc(7643, '2.4'),
      fix: [
        'Do not store or answer addresses without a value.',
        'Accept a PUT with two primary values, and keep the mark of one.',
      ],
      behaviours: ['second-email-filled'],
      after: ['existing.linked'],
      isSkipped: ({ choices }) =>
        choices.secondEmail !== 'filled' ||
        choices.userUpdate !== 'put' ||
        choices.userPutBody !== 'merged'
          ? 'PingOne fills no second address under these choices'
          : undefined,
      async play({ createAccount, createUser, endpoint, username }) {
        const id = await createAccount('eda', {
          emails: [
            { type: 'work', value: username('eda'), primary: true },
            { type: 'home', value: '' },
          ],
        })
        const { body } = await endpoint.read('User', id)
        const emails = resourcesIn(body).map((resource) => memberOf(resource, 'emails'))[0]
        if (!Array.isArray(emails) || emails.length < 2)
          throw new Unplayable('the endpoint shows no e-mail address without a value')
        await createUser('eda')
      },
      expectsFailure: true,
      async judge({ outcomes, differences }) {
        const failed = outcomes.find(({ status }) => status === 'failed')
        if (failed)
          return {
            verdict: 'remark',
            cause: failed.cause ?? 'refused',
            summary: 'The endpoint refuses a PUT with two primary addresses, as RFC 7643 allows.',
            next: 'That PingOne sends two is inferred. If it does, the user is Failed.',
            details: [failed.summary],
          }
        // Which of the two addresses stays the primary one is the choice of the endpoint.
        const others = differences.filter(({ attribute }) => !attribute.endsWith('.primary'))
        const [first] = others
        if (first === undefined)
          return { verdict: 'works', summary: 'The endpoint accepts the same address twice.' }
        return others.every(({ attribute }) => /^emails\b/.test(attribute))
          ? { verdict: 'remark', cause: 'state', summary: first.message }
          : undefined
      },
    },
  ],
}

/** The attributes that PingOne does not map, as an answer shows them. */
function valuesIn(exchange: CheckExchange | undefined): ReadonlyMap<string, unknown> {
  const [resource = {}] = resourcesIn(tryParse(exchange?.response?.body ?? ''))
  return new Map(
    names
      .map((name) => [name, memberOf(resource, name)] as const)
      .filter(([, value]) => value !== undefined && value !== null),
  )
}

import { departments } from '@pingone-sandbox/pingone'
import { z } from 'zod'
import { SandboxError } from '../text/index.ts'
import { hirePeople } from './hiring.ts'
import { declareScenario, type Scenario } from './scenario.ts'

const count = (preset: number, what: string) =>
  z.int().min(1).max(1000).default(preset).describe(what)
const text = (preset: string, what: string) => z.string().min(1).default(preset).describe(what)

/** People are hired, move, change and leave. */
export const peopleScenarios: readonly Scenario[] = [
  declareScenario({
    name: 'hire',
    title: 'Hire people',
    summary: 'Creates people and puts each in the group of their department.',
    watch:
      'Every rule decides about each new user. A user in scope is looked up at the target before a POST creates the account, and joining the group is a separate change.',
    parameters: z.strictObject({ count: count(10, 'Number of new users') }),
    play: hirePeople,
  }),
  declareScenario({
    name: 'reorganise',
    title: 'Reorganise',
    summary: 'Moves people of one department to another: groups, titles and the manager.',
    watch:
      'One person’s move is several changes: out of a group, into another, a new title. Under a rule whose filter names one of the groups, people come into scope or leave it; no account is created twice. With Remove Action Delete, the value that the wizard starts with, the accounts of those who leave the scope are deleted at the target; with Disable they stay, inactive.',
    parameters: z.strictObject({
      from: text('Support', 'The group whose members move'),
      to: text('Engineering', 'The group that they join'),
      count: count(5, 'Number of users who move'),
    }),
    async play({ administrator, group, users, choose, note }, { from, to, count: wanted }) {
      if (from === to)
        throw new SandboxError('invalid_request', `People cannot move from ${from} to ${to}.`)
      const [origin, destination] = await Promise.all([group(from), group(to)])
      const members = await users(`memberOfGroups[id eq "${origin.id}"]`)
      const titles = departments.find(({ name }) => name === to)?.titles ?? []
      for (const [place, { id, username }] of choose(members, wanted).entries()) {
        const subject = { type: 'user', id, name: username } as const
        // The last of the titles is the manager's: the first who moves gets it.
        const title = place === 0 ? titles.at(-1) : titles[place % (titles.length - 1)]
        // oxlint-disable no-await-in-loop -- in this order, as an administrator would
        await administrator.removeFromGroup(id, origin.id)
        note(`${username} left ${from}.`, subject)
        await administrator.addToGroup(id, destination.id)
        note(`${username} joined ${to}.`, subject)
        if (title === undefined) continue
        await administrator.updateUser(id, { title })
        note(`${username} is now ${title}.`, subject)
        // oxlint-enable no-await-in-loop
      }
    },
  }),
  declareScenario({
    name: 'leave',
    title: 'People leave',
    summary: 'Disables people, then deletes them.',
    watch:
      'Disabling updates the account at the target to inactive. Deleting the user does what the connection’s Remove Action says. With Delete, the value that the wizard starts with, PingOne sends a DELETE and the account is gone; with Disable it stays, inactive. Choose Disable on the connection, under Configuration, before the scenario runs, to keep the accounts.',
    parameters: z.strictObject({ count: count(3, 'Number of users who leave') }),
    async play({ administrator, users, choose, note }, { count: wanted }) {
      const leaving = choose(await users('enabled eq true'), wanted)
      for (const { id, username } of leaving) {
        // oxlint-disable-next-line no-await-in-loop -- one after the other
        await administrator.setEnabled(id, false)
        note(`${username} was disabled.`, { type: 'user', id, name: username })
      }
      for (const { id, username } of leaving) {
        // oxlint-disable-next-line no-await-in-loop -- one after the other
        await administrator.deleteUser(id)
        note(`${username} was deleted.`, { type: 'user', id, name: username })
      }
    },
  }),
  declareScenario({
    name: 'marry',
    title: 'A person changes name',
    summary: 'Gives people another family name, with the username and address that follow from it.',
    watch:
      'The account is updated by the id that the target assigned, although the User Identifier has changed. No second account is created.',
    parameters: z.strictObject({
      count: count(1, 'Number of users who change their name'),
      family: text('Newman', 'The new family name'),
    }),
    async play({ administrator, users, choose, note }, { count: wanted, family }) {
      const all = await users()
      const taken = new Set(all.map(({ username }) => username))
      const named = all.filter(({ name }) => name?.given !== undefined && name.family !== family)
      for (const { id, username, name } of choose(named, wanted)) {
        const plain = `${name?.given}.${family}`.toLowerCase().replaceAll(/[^a-z.]/g, '')
        const numbers = Array.from({ length: taken.size + 1 }, (_, index) => index + 1)
        const free = numbers
          .map((number) => (number === 1 ? plain : `${plain}${number}`))
          .find((each) => !taken.has(each))
        taken.add(String(free))
        // oxlint-disable-next-line no-await-in-loop -- one after the other
        await administrator.updateUser(id, {
          username: free,
          email: `${free}@example.com`,
          name: { ...name, family, formatted: `${name?.given} ${family}` },
        })
        note(`${username} is now ${free}.`, { type: 'user', id, name: String(free) })
      }
    },
  }),
]

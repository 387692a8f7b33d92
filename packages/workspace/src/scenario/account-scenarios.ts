import { groupIdsIn } from '@pingone-sandbox/contract'
import { drawHires } from '@pingone-sandbox/pingone'
import { z } from 'zod'
import { SandboxError } from '../text/index.ts'
import { createPerson, freeUsername, joinDepartment } from './hiring.ts'
import type { ScenarioContext } from './scenario-context.ts'
import { declareScenario, type Scenario } from './scenario.ts'

/** The User Filter Expression that PingOne's wizard starts with. */
const userFilter = 'username Eq "%s"'
const misbehaviour = 'case-sensitive-operators'

/** People arrive whose account exists at the reference server before PingOne knows them. */
export const accountScenarios: readonly Scenario[] = [
  declareScenario({
    name: 'existing-account',
    title: 'Hire a person who has an account already',
    summary:
      'Creates an account at the reference server, and then hires the person in PingOne under the same username.',
    watch:
      'The lookup finds the account. PingOne links it, updates it, and creates no second one. If the filter of the lookup finds nothing, the create is answered with 409.',
    parameters: z.strictObject({}),
    play: hireWithAccount,
  }),
  declareScenario({
    name: 'break-filter',
    title: 'Break the filter',
    summary:
      'Lets the reference server know filter operators in lower case only, writes Eq into the connection, and hires a person who has an account already.',
    watch:
      'The lookup with Eq finds no user although the account is there, so the create is answered with 409. To repair it, write eq: the failed user is found and linked. The misbehaviour case-sensitive-operators stays on until it is switched off.',
    parameters: z.strictObject({}),
    async play(context) {
      const { administrator, misbehave, note } = context
      const { stores } = administrator.resources
      const connections = await toReferenceServer(context)
      if (connections.length === 0)
        throw new SandboxError(
          'invalid_request',
          'No connection leads to the reference server.',
          'Connect it first: the console does so under Stage, with one button.',
        )
      misbehave(misbehaviour)
      note('The reference server knows filter operators in lower case only.')
      for (const {
        id,
        name,
        type,
        status,
        description,
        image,
        managed,
        configuration,
      } of connections)
        // oxlint-disable-next-line no-await-in-loop -- one after the other
        await stores.replace(id, {
          ...{ name, type, status, description, image, managed },
          configuration: { ...configuration, USER_FILTER: userFilter },
        })
      await administrator.revise()
      note(`The User Filter Expression is now ${userFilter}.`)
      await hireWithAccount(context)
    },
  }),
]

async function hireWithAccount(context: ScenarioContext): Promise<void> {
  const { administrator, createAccount, note } = context
  for (const hire of drawHires({ seed: context.seed, count: 1 })) {
    // oxlint-disable no-await-in-loop -- there is one
    const username = await freeUsername(context, hire.user.username)
    const { given, family } = hire.user.name ?? {}
    await createAccount({
      schemas: ['urn:ietf:params:scim:schemas:core:2.0:User'],
      ...{ userName: username, active: true },
      name: { givenName: given, familyName: family },
    })
    note(`The account ${username} was created at the reference server.`)
    if ((await toReferenceServer(context)).length === 0)
      note('No connection leads to the reference server, so PingOne does not find the account.')
    const person = await createPerson(context, { ...hire, user: { ...hire.user, username } })
    await joinDepartment(context, person, hire.department)
    for (const { id, name } of await groupsInScope(context)) {
      if (name === hire.department) continue
      await administrator.addToGroup(person.id, id)
      note(`${username} joined ${name}.`, person)
    }
    // oxlint-enable no-await-in-loop
  }
}

/** The connections that lead to the reference server. */
async function toReferenceServer({ administrator, isReferenceServer }: ScenarioContext) {
  const stores = await administrator.resources.stores.all()
  return stores.filter(({ configuration: { SCIM_URL: url } }) => isReferenceServer(String(url)))
}

/** The first group that the filter of each enabled rule names: its members are in scope. */
async function groupsInScope({ administrator, groups }: ScenarioContext) {
  const rules = (await administrator.resources.rules.all()).filter(({ active }) => active)
  const ids = new Set(
    rules.flatMap((rule) => groupIdsIn(rule.populationExpression ?? '').slice(0, 1)),
  )
  return (await groups()).filter(({ id, userFilter: isDynamic }) => ids.has(id) && !isDynamic)
}

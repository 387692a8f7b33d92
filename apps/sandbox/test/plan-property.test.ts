import * as fc from 'fast-check'
import { createProfile, type OutboundRequest } from '@pingone-sandbox/pingone'
import type { PlanReport } from '@pingone-sandbox/contract'
import { expect, it } from 'vitest'
import { startEngine } from './engine.ts'

// A plan is only worth something when the run that follows does exactly that.

/** What a person has been through: once when the first sync comes, once when the plan is made. */
interface Circumstances {
  readonly isThere: boolean
  readonly isEnabled: boolean
  readonly isMember: boolean
  readonly given: string
}

interface Case {
  readonly before: readonly Circumstances[]
  readonly after: readonly Circumstances[]
  /** What another client did at the target meanwhile: accounts created and deleted. */
  readonly strangers: readonly number[]
  readonly vanished: readonly number[]
  readonly configuration: Readonly<Record<string, unknown>>
  readonly filter: 'population.id pr' | 'enabled eq true'
  readonly behaviour: Readonly<Record<string, string>>
}

const number = 4
const circumstances: fc.Arbitrary<Circumstances> = fc.record({
  isThere: fc.boolean(),
  isEnabled: fc.boolean(),
  isMember: fc.boolean(),
  given: fc.constantFrom('Ada', 'Bob'),
})
const everybody = fc.array(circumstances, { minLength: number, maxLength: number })
const some = fc.uniqueArray(fc.nat({ max: number - 1 }), { maxLength: 2 })
const example: fc.Arbitrary<Case> = fc.record({
  before: everybody,
  after: everybody,
  strangers: some,
  vanished: some,
  configuration: fc.constantFrom(
    {},
    { REMOVE_ACTION: 'Delete' },
    { GROUP_MEMBERSHIP_HANDLING: 'Overwrite' },
    { CREATE_USERS: false },
    { UPDATE_USERS: false },
    { DISABLE_USERS: false },
    { DEPROVISION_USERS: false },
  ),
  filter: fc.constantFrom('population.id pr' as const, 'enabled eq true' as const),
  behaviour: fc.constantFrom<Case['behaviour']>(
    { resyncRead: 'list', checkBeforeEachOperation: 'on', connectionCheck: 'get-user-0' },
    {},
    { checkBeforeEachOperation: 'on' },
    { checkBeforeEachOperation: 'on', connectionCheck: 'get-user-0' },
  ),
})

const runs = Number(process.env['PLAN_RUNS'] ?? 25)

it('plans the very requests that the run then sends', async () => {
  const property = fc.asyncProperty(example, compare)
  const agreed = fc.assert(property, { seed: 20_261, numRuns: runs, endOnFailure: true })
  await expect(agreed).resolves.toBeUndefined()
}, 600_000)

async function compare({
  before,
  after,
  strangers,
  vanished,
  configuration,
  filter,
  behaviour,
}: Case): Promise<void> {
  // One at a time, so that both take the users in the same order.
  await using engine = await startEngine({
    configuration,
    delivery: { concurrency: 1 },
    profile: createProfile('current', behaviour),
  })
  const team = await engine.group('Team')
  const ids = new Map<number, string>()

  async function bring(index: number, person: Circumstances): Promise<void> {
    const id = ids.get(index)
    if (!person.isThere) {
      if (id !== undefined) await engine.call('DELETE', `/users/${id}`)
      ids.delete(index)
      return
    }
    const name = { given: person.given }
    const user = id === undefined ? await engine.hire(`user${index}`, { name }) : { id }
    ids.set(index, user.id)
    await engine.call('PATCH', `/users/${user.id}`, { name })
    await engine.call('PUT', `/users/${user.id}/enabled`, { enabled: person.isEnabled })
    const { _embedded: has } = await engine.call<{ _embedded: { groupMemberships: unknown[] } }>(
      'GET',
      `/users/${user.id}/memberOfGroups`,
    )
    if (person.isMember && has.groupMemberships.length === 0) await engine.join(user, team)
    if (!person.isMember && has.groupMemberships.length > 0) await engine.leave(user, team)
  }

  for (const [index, person] of before.entries()) await bring(index, person)
  const rule = await engine.rule(filter, [team])
  await engine.revise()
  await engine.users()
  const setActive = async (active: boolean) => {
    const input = { name: 'Rule', groups: [{ id: team.id }], populationExpression: filter }
    await engine.call('PUT', `/propagation/rules/${rule.id}`, { ...input, active })
  }
  // While the rule is off, what happens at the source waits.
  await setActive(false)
  await engine.revise()
  for (const [index, person] of after.entries()) await bring(index, person)
  await engine.users()
  // That a write will be refused, as one that adds a vanished member or deletes a vanished user is, no plan can know.
  const isDeleted = (person: Circumstances | undefined) =>
    configuration['REMOVE_ACTION'] === 'Delete' &&
    !(person?.isThere && (person.isEnabled || filter === 'population.id pr'))
  for (const index of vanished.filter(
    (each) => after[each]?.isMember === false && !isDeleted(after[each]),
  ))
    for (const { id, userName } of await engine.target.list('Users'))
      if (userName === `user${index}`) await engine.target.send('DELETE', `/Users/${id}`)
  for (const index of strangers)
    await engine.target.send('POST', '/Users', { userName: `user${index}`, active: true })
  await setActive(true)

  const report = (await engine
    .provisioning()
    .plan({ configuration: 'pending', limit: 1000 })) as PlanReport
  const sent: OutboundRequest[] = []
  engine.meddle((request, send) => {
    sent.push(request)
    return send()
  })
  await engine.revise()
  await engine.users()

  const planned = report.actions.flatMap(({ requests }) => requests)
  const { inPlan, besides } = separate(sent.map(lineOf), planned.map(lineOf))
  expect(inPlan).toEqual(planned.map(lineOf))
  // Those who stay as they are were read.
  expect(besides.filter((line) => !line.startsWith('GET '))).toEqual([])
  expect(besides).toHaveLength(report.reads)
  // The ids that the target gives out are known only once it has.
  const ofUsers = (requests: readonly Pick<OutboundRequest, 'url' | 'body'>[]) =>
    requests.flatMap(({ url, body }) => (url.includes('/Users') && body ? [body] : []))
  expect(ofUsers(sent)).toEqual(
    ofUsers(planned.map(({ url, body }) => ({ url, ...(body !== undefined && { body }) }))),
  )
}

const lineOf = ({ method, url }: { readonly method: string; readonly url: string }) =>
  `${method} ${url}`

/** Tells the lines that stand in a plan, in its order, from those between them. */
function separate(lines: readonly string[], plan: readonly string[]) {
  const [inPlan, besides]: [string[], string[]] = [[], []]
  for (const line of lines) (line === plan[inPlan.length] ? inPlan : besides).push(line)
  return { inPlan, besides }
}

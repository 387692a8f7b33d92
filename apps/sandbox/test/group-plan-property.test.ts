import * as fc from 'fast-check'
import type { PlanReport } from '@pingone-sandbox/contract'
import { createProfile, type OutboundRequest } from '@pingone-sandbox/pingone'
import { expect, it } from 'vitest'
import type { Resource } from './administrator.ts'
import { startEngine } from './engine.ts'

// The plan of a group is only worth something when the run that follows does exactly that.

/** What is true of a group: once at the first sync, once when the plan is made. */
interface Circumstances {
  readonly exists: boolean
  readonly isSelected: boolean
  readonly name: string
  /** Which of the users are in it. */
  readonly members: readonly number[]
}

/** What others did at the target between the first sync and the plan. */
interface Interference {
  /** They deleted the group. */
  readonly deletes: boolean
  readonly renames: boolean
  readonly adds: readonly number[]
  readonly removes: readonly number[]
  /** They made a group with the name that a new group is going to have. */
  readonly makesNamesake: boolean
}

interface Case {
  readonly before: readonly Circumstances[]
  readonly after: readonly Circumstances[]
  readonly others: readonly Interference[]
  readonly configuration: Readonly<Record<string, unknown>>
  readonly behaviour: Readonly<Record<string, string>>
  readonly isNameMapped: boolean
}

const people = 4
const groups = 2
const some = fc.uniqueArray(fc.nat({ max: people - 1 }), { maxLength: people })
const circumstances = fc.record({
  exists: fc.boolean(),
  isSelected: fc.boolean(),
  name: fc.constantFrom('Sales', 'Support'),
  members: some,
})
const each = <Value>(value: fc.Arbitrary<Value>) =>
  fc.array(value, { minLength: groups, maxLength: groups })
const example: fc.Arbitrary<Case> = fc.record({
  before: each(circumstances),
  after: each(circumstances),
  others: each(
    fc.record({
      deletes: fc.boolean(),
      renames: fc.boolean(),
      adds: some,
      removes: some,
      makesNamesake: fc.boolean(),
    }),
  ),
  configuration: fc.constantFrom({}, { GROUP_MEMBERSHIP_HANDLING: 'Overwrite' }),
  behaviour: fc.constantFrom<Case['behaviour']>(
    {},
    { groupUpdate: 'put' },
    { resyncRead: 'by-filter' },
    { resyncRead: 'list', checkBeforeEachOperation: 'on' },
  ),
  isNameMapped: fc.boolean(),
})

const runs = Number(process.env['PLAN_RUNS'] ?? 20)

it('plans the very requests for groups that the run then sends', async () => {
  const property = fc.asyncProperty(example, compare)
  const agreed = fc.assert(property, { seed: 20_262, numRuns: runs, endOnFailure: true })
  await expect(agreed).resolves.toBeUndefined()
}, 600_000)

async function compare(given: Case): Promise<void> {
  // One at a time, so that the plan and the run take the groups in the same order.
  await using engine = await startEngine({
    configuration: given.configuration,
    delivery: { concurrency: 1 },
    profile: createProfile('current', given.behaviour),
  })
  const users: Resource[] = []
  for (let index = 0; index < people; index += 1) users.push(await engine.hire(`user${index}`))
  const rule = await engine.rule('enabled eq true')
  if (given.isNameMapped)
    await engine.call('POST', `/propagation/rules/${rule.id}/mappings`, {
      attributeMappingType: 'group',
      targetAttribute: 'displayName',
      expression: "'P1 ' + group.name",
    })
  const known = new Map<number, Resource>()

  /** Brings the groups of the directory, and the selection of the rule, into the given state. */
  async function bring(all: readonly Circumstances[]): Promise<void> {
    for (const [index, wanted] of all.entries()) {
      let group = known.get(index)
      const name = `${wanted.name} ${index}`
      if (!wanted.exists) {
        if (group) await engine.call('DELETE', `/groups/${group.id}`)
        known.delete(index)
        continue
      }
      if (group) await engine.call('PUT', `/groups/${group.id}`, { name })
      group ??= await engine.group(name)
      known.set(index, group)
      const inside = new Set(group === undefined ? [] : await membersOf(group))
      for (const [at, user] of users.entries()) {
        const isWanted = wanted.members.includes(at)
        if (isWanted && !inside.has(user.id)) await engine.join(user, group)
        if (!isWanted && inside.has(user.id)) await engine.leave(user, group)
      }
    }
    const selected = all.flatMap(({ isSelected }, index) => {
      const group = known.get(index)
      return isSelected && group ? [{ id: group.id }] : []
    })
    await save({ active: true, groups: selected })
  }

  async function membersOf(group: Resource): Promise<string[]> {
    const inside: string[] = []
    for (const user of users) {
      const { _embedded: has } = await engine.call<{
        _embedded: { groupMemberships: { id: string }[] }
      }>('GET', `/users/${user.id}/memberOfGroups`)
      if (has.groupMemberships.some(({ id }) => id === group.id)) inside.push(user.id)
    }
    return inside
  }

  let selection: readonly { id: string }[] = []
  async function save({
    active,
    groups: chosen = selection,
  }: {
    active: boolean
    groups?: typeof selection
  }) {
    selection = chosen
    const input = { name: 'Rule', groups: chosen, populationExpression: 'enabled eq true' }
    await engine.call('PUT', `/propagation/rules/${rule.id}`, { ...input, active })
  }

  await bring(given.before)
  await engine.revise()
  await engine.users()
  // While the rule is off, changes of the source wait.
  await save({ active: false })
  await engine.revise()
  await bring(given.after)
  await interfere(engine, given)

  const report = (await engine
    .provisioning()
    .plan({ configuration: 'pending', limit: 1000 })) as PlanReport
  const ids = new Set(
    [...(await engine.target.list('Users')), ...(await engine.target.list('Groups'))].map(
      ({ id }) => id,
    ),
  )
  const sent: OutboundRequest[] = []
  engine.meddle((request, send) => {
    sent.push(request)
    return send()
  })
  await engine.revise()
  await engine.users()

  // The ids that the target gives out are known only once it has.
  const lineOf = ({ method, url, body }: Pick<OutboundRequest, 'method' | 'url' | 'body'>) =>
    `${method} ${url.replace(/(?<=\/Groups\/)[^/?]+/, (id) => (ids.has(id) ? id : 'new'))} ${body ?? ''}`
  const planned = report.actions.flatMap(({ requests }) =>
    requests.map(({ method, url, body }) =>
      lineOf({ method, url, ...(body !== undefined && { body }) }),
    ),
  )
  const lines = sent.map(lineOf)
  const inPlan: string[] = []
  const besides: string[] = []
  for (const line of lines) (line === planned[inPlan.length] ? inPlan : besides).push(line)
  expect(inPlan).toEqual(planned)
  // Groups and users that stay as they are were read.
  expect(besides.filter((line) => !line.startsWith('GET '))).toEqual([])
  expect(besides).toHaveLength(report.reads)
  expect(engine.defects).toEqual([])
}

async function interfere(
  engine: Awaited<ReturnType<typeof startEngine>>,
  { others, after, isNameMapped }: Case,
): Promise<void> {
  const users = await engine.target.list('Users')
  const idOf = (index: number) => users.find(({ userName }) => userName === `user${index}`)?.id
  for (const [index, other] of others.entries()) {
    const found = (await engine.target.list('Groups')).find(({ displayName }) =>
      String(displayName).endsWith(` ${index}`),
    )
    const values = (indexes: readonly number[]) =>
      indexes.flatMap((at) => {
        const value = idOf(at)
        return value === undefined ? [] : [{ value }]
      })
    // A plan cannot know that the target will refuse a write: a DELETE of a group that is gone is followed by reads.
    const stays = after[index]?.exists && after[index]?.isSelected
    if (found && other.deletes && stays) await engine.target.send('DELETE', `/Groups/${found.id}`)
    else if (found) {
      const operations = [
        ...(other.renames ? [{ op: 'replace', path: 'displayName', value: `Other ${index}` }] : []),
        ...values(other.adds).map((value) => ({ op: 'add', path: 'members', value: [value] })),
        ...values(other.removes).map(({ value }) => ({
          op: 'remove',
          path: `members[value eq "${value}"]`,
        })),
      ]
      if (operations.length > 0)
        await engine.target.send('PATCH', `/Groups/${found.id}`, {
          schemas: ['urn:ietf:params:scim:api:messages:2.0:PatchOp'],
          Operations: operations,
        })
    }
    const namesake = after[index]
    if (other.makesNamesake && namesake && !found)
      await engine.target.send('POST', '/Groups', {
        schemas: ['urn:ietf:params:scim:schemas:core:2.0:Group'],
        displayName: `${isNameMapped ? 'P1 ' : ''}${namesake.name} ${index}`,
        members: values(other.adds),
      })
  }
}

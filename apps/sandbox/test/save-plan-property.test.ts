import * as fc from 'fast-check'
import type { PlanDrafts, PlanReport } from '@pingone-sandbox/contract'
import { createProfile, type OutboundRequest } from '@pingone-sandbox/pingone'
import { expect, it } from 'vitest'
import { startEngine } from './engine.ts'

// What is shown before a save is only worth something when the save then sends exactly that.

type Line = { readonly targetAttribute: string } & (
  | { readonly sourceAttribute: string }
  | { readonly expression: string }
)

/** What a person edits and saves. */
type Edit =
  | { readonly kind: 'mapping'; readonly lines: readonly Line[] }
  | { readonly kind: 'filter'; readonly filter: string }
  | { readonly kind: 'groups'; readonly isSelected: boolean }
  | { readonly kind: 'connection'; readonly configuration: Readonly<Record<string, unknown>> }
  | { readonly kind: 'status'; readonly status: 'ACTIVE' | 'INACTIVE' }
  | { readonly kind: 'active'; readonly active: boolean }
  | { readonly kind: 'deletion'; readonly deprovision: boolean }

interface Case {
  readonly people: readonly { readonly isEnabled: boolean; readonly title: string }[]
  readonly filter: string
  readonly configuration: Readonly<Record<string, unknown>>
  readonly behaviour: Readonly<Record<string, string>>
  /** Whether rule and connection are enabled when the edit begins. */
  readonly isActive: boolean
  readonly status: 'ACTIVE' | 'INACTIVE'
  /** Who has an account at the target already. */
  readonly strangers: readonly number[]
  readonly edit: Edit
}

const filters = ['population.id pr', 'enabled eq true', 'title eq "Boss"', '']
const userName: Line = { targetAttribute: 'userName', sourceAttribute: 'username' }
const title: Line = { targetAttribute: 'title', sourceAttribute: 'title' }
const loud: Line = { targetAttribute: 'title', expression: "user.title + '!'" }
const mail: Line = { targetAttribute: 'workEmail', sourceAttribute: 'email' }
const configurations = [
  {},
  { REMOVE_ACTION: 'Delete' },
  { USER_FILTER: 'userName Eq "%s"' },
  { CREATE_USERS: false },
  { DISABLE_USERS: false, UPDATE_USERS: false },
  { GROUP_MEMBERSHIP_HANDLING: 'Overwrite' },
  { USERS_RESOURCE: '/Users/' },
]
const edit: fc.Arbitrary<Edit> = fc.constantFrom<Edit>(
  { kind: 'mapping', lines: [userName, loud] },
  { kind: 'mapping', lines: [userName, title] },
  { kind: 'mapping', lines: [userName, mail] },
  ...filters.map((filter) => ({ kind: 'filter', filter }) as const),
  { kind: 'groups', isSelected: true },
  { kind: 'groups', isSelected: false },
  ...configurations.map((configuration) => ({ kind: 'connection', configuration }) as const),
  { kind: 'status', status: 'ACTIVE' },
  { kind: 'status', status: 'INACTIVE' },
  { kind: 'active', active: true },
  { kind: 'active', active: false },
  { kind: 'deletion', deprovision: true },
  { kind: 'deletion', deprovision: false },
)
const people = 3
const example: fc.Arbitrary<Case> = fc
  .record({
    people: fc.array(
      fc.record({ isEnabled: fc.boolean(), title: fc.constantFrom('Boss', 'Clerk') }),
      { minLength: people, maxLength: people },
    ),
    filter: fc.constantFrom(...filters),
    configuration: fc.constantFrom<Case['configuration']>({}, { REMOVE_ACTION: 'Delete' }),
    behaviour: fc.constantFrom<Case['behaviour']>(
      {},
      { userUpdate: 'put' },
      { resyncRead: 'list', checkBeforeEachOperation: 'on' },
    ),
    isActive: fc.boolean(),
    status: fc.constantFrom('ACTIVE' as const, 'ACTIVE' as const, 'INACTIVE' as const),
    strangers: fc.uniqueArray(fc.nat({ max: people - 1 }), { maxLength: 1 }),
    edit,
  })
  // A rule is enabled only under an enabled connection.
  .filter(
    ({ edit: made, status, isActive }) =>
      status === 'ACTIVE' ||
      !(
        (made.kind === 'active' && made.active) ||
        (isActive && ['filter', 'groups'].includes(made.kind))
      ),
  )

const runs = Number(process.env['PLAN_RUNS'] ?? 40)

it('shows before a save the very requests that it then sends', async () => {
  const property = fc.asyncProperty(example, compare)
  const agreed = fc.assert(property, { seed: 20_263, numRuns: runs, endOnFailure: true })
  await expect(agreed).resolves.toBeUndefined()
}, 600_000)

async function compare(given: Case): Promise<void> {
  // One at a time, so that both take the users in the same order.
  await using engine = await startEngine({
    configuration: given.configuration,
    delivery: { concurrency: 1 },
    profile: createProfile('current', given.behaviour),
  })
  const team = await engine.group('Team')
  for (const [index, { isEnabled, title: had }] of given.people.entries()) {
    const user = await engine.hire(`user${index}`, { title: had })
    await engine.call('PUT', `/users/${user.id}/enabled`, { enabled: isEnabled })
    if (index > 0) await engine.join(user, team)
  }
  for (const index of given.strangers)
    await engine.target.send('POST', '/Users', { userName: `user${index}`, active: true })
  const rule = await engine.rule(given.filter, [team])
  const saved = { name: 'Rule', groups: [{ id: team.id }], populationExpression: given.filter }
  const putRule = (change: object) =>
    engine.call('PUT', `/propagation/rules/${rule.id}`, { ...saved, active: true, ...change })
  await engine.revise()
  await engine.users()
  const isEdited = !given.isActive || given.status === 'INACTIVE'
  if (!given.isActive) await putRule({ active: false })
  if (given.status === 'INACTIVE') await engine.configure({}, { status: 'INACTIVE' })
  if (isEdited) await engine.revise()
  await engine.users()

  const { drafts, save } = editOf(given, { engine, ruleId: rule.id, teamId: team.id, putRule })
  const query = { ...drafts, extent: 'revision', configuration: 'pending', limit: 1000 } as const
  const plan = async (bounds: object) =>
    (await engine.provisioning().plan({ ...query, ...bounds })) as PlanReport
  const report = await plan({})
  // Where the target has no accounts of its own, an estimate counts the same.
  const estimate = given.strangers.length === 0 ? changesIn(await plan({ maxReads: 0 })) : undefined
  expect([undefined, changesOfUsers(report)]).toContainEqual(estimate)
  const sent: OutboundRequest[] = []
  engine.meddle((request, send) => {
    sent.push(request)
    return send()
  })
  await save()
  await engine.revise()
  await engine.users()

  const planned = report.actions.flatMap(({ requests }) => requests)
  const { inPlan, besides } = separate(sent.map(lineOf), planned.map(lineOf))
  expect(inPlan).toEqual(planned.map(lineOf))
  expect(besides.filter((line) => !line.startsWith('GET '))).toEqual([])
  expect(besides).toHaveLength(report.reads)
  // The ids that the target gives out are known only once it has.
  expect(ofUsers(sent)).toEqual(ofUsers(planned))
}

interface Surroundings {
  readonly engine: Awaited<ReturnType<typeof startEngine>>
  readonly ruleId: string
  readonly teamId: string
  readonly putRule: (change: object) => Promise<unknown>
}

/** The drafts of an edit, and its requests to the Platform API. */
function editOf(
  { edit: made, isActive, status }: Case,
  { engine, ruleId, teamId, putRule }: Surroundings,
): { readonly drafts: PlanDrafts; readonly save: () => Promise<unknown> } {
  const rule = (change: object) => ({
    drafts: { rule: { id: ruleId, ...change } },
    save: () => putRule({ active: isActive, ...change }),
  })
  const connection = (differences: object, change: object) => {
    const { configuration } = engine.connectionInput
    return {
      drafts: {
        connection: {
          ...{ id: engine.connection.id, ...change },
          configuration: { ...configuration, ...differences },
        },
      },
      save: () => engine.configure(differences, { status, ...change }),
    }
  }
  switch (made.kind) {
    case 'mapping':
      return {
        drafts: { rule: { id: ruleId, mappings: [...made.lines] } },
        save: async () => {
          for (const line of made.lines)
            await engine.call('POST', `/propagation/rules/${ruleId}/mappings`, line)
        },
      }
    case 'filter':
      return rule({ populationExpression: made.filter })
    case 'groups':
      return rule({ groups: made.isSelected ? [{ id: teamId }] : [] })
    case 'connection':
      return connection(made.configuration, {})
    case 'status':
      return connection({}, { status: made.status })
    case 'active':
      return rule({ active: made.active })
    case 'deletion':
      return {
        drafts: { deletedRule: { id: ruleId, deprovision: made.deprovision } },
        save: () =>
          engine.call(
            'DELETE',
            `/propagation/rules/${ruleId}${made.deprovision ? '?deprovision=true' : ''}`,
          ),
      }
  }
}

/** How many users and groups end in which way, apart from those that stay as they are. */
const changesIn = ({ counts: { unchanged: _, ...changing }, removals }: PlanReport) => ({
  ...changing,
  removals,
})

/** The same of the users alone, since an estimate counts no groups. */
function changesOfUsers({ actions, removals }: PlanReport) {
  const counts = { created: 0, updated: 0, removed: 0, held: 0, failed: 0 }
  for (const { end, subject } of actions)
    if (subject.type === 'user' && end !== 'unchanged') counts[end] += 1
  return { ...counts, removals }
}

const lineOf = ({ method, url }: { readonly method: string; readonly url: string }) =>
  `${method} ${url}`

const ofUsers = (
  requests: readonly { readonly url: string; readonly body?: string | undefined }[],
) => requests.flatMap(({ url, body }) => (url.includes('/Users') && body ? [body] : []))

/** Tells the lines that stand in a plan, in its order, from those between them. */
function separate(lines: readonly string[], plan: readonly string[]) {
  const [inPlan, besides]: [string[], string[]] = [[], []]
  for (const line of lines) (line === plan[inPlan.length] ? inPlan : besides).push(line)
  return { inPlan, besides }
}

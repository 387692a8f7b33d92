import { defaultMappings, type RuleStatus } from '@pingone-sandbox/contract'
import { screen, waitFor, within } from '@testing-library/react'
import { http, HttpResponse } from 'msw'
import { expect, it } from 'vitest'
import { useRules } from '../../../entities/rule/rule-queries.ts'
import { renderPage } from '../../../test/render-page.tsx'
import { useSandbox } from '../../../test/use-sandbox.ts'
import { SyncStatusTab } from './sync-status-tab.tsx'

const sandbox = useSandbox()

/** The tab of the one rule, as a page reads it. */
function Tab() {
  const rule = useRules().data?.[0]
  return rule && <SyncStatusTab rule={rule} />
}

/** Provisions users of these names. */
async function provision(...names: readonly string[]) {
  for (const name of names) await sandbox.users.create(name)
  await sandbox.waitForIdle()
}

/** Adds to the status of a rule what is slow to reach. */
async function answerStatus(ruleId: string, parts: Partial<RuleStatus>) {
  const status = await sandbox.control.ruleStatus(ruleId)
  sandbox.server.use(
    http.get(`/_sandbox/rules/${ruleId}/status`, () => HttpResponse.json({ ...status, ...parts })),
  )
}

it('shows PingOne’s five counters for users and for groups', async () => {
  const crew = await sandbox.groups.create('Crew')
  await sandbox.connect({ rule: { groups: [crew] } })
  await provision('ada', 'bob')
  await sandbox.failWith(400)
  await provision('cy')
  renderPage(<Tab />)
  const counters = async (name: string) =>
    [...(await screen.findByRole('region', { name })).querySelectorAll('dl > div')].map(
      ({ textContent }) => textContent,
    )
  expect(await counters('User Sync Summary')).toEqual([
    'Impacted3',
    'Success2',
    'Unsynced0',
    'Partial Synced0',
    'Failed1',
  ])
  expect(await counters('Group Sync Summary')).toHaveLength(5)
})

it('says that nothing was synced yet', async () => {
  await sandbox.connect()
  renderPage(<Tab />)
  expect(await screen.findByText('Nothing was synced in this time.')).toBeTruthy()
})

it('shows what the answers of the target do not bear out', async () => {
  const title = { sourceAttribute: 'title', targetAttribute: 'title' }
  const { rule } = await sandbox.connect({ rule: { mappings: [...defaultMappings, title] } })
  sandbox.server.use(
    http.post<never, object>(`${sandbox.scim.url}/Users`, async ({ request }) => {
      const sent = await request.json()
      return HttpResponse.json({ ...sent, id: '7', title: 'Clerk' }, { status: 201 })
    }),
  )
  await sandbox.users.create({ username: 'ada', title: 'Boss' })
  await sandbox.waitForIdle()
  renderPage(<Tab />)
  const remarks = within(await screen.findByRole('region', { name: 'Remarks on answers' }))
  expect(remarks.getByText('1 with a remark')).toBeTruthy()
  expect(remarks.getByText(/title = "Clerk"/)).toBeTruthy()
  const changes = remarks.getByRole('link', { name: 'Changes with this remark' })
  expect(changes.getAttribute('href')).toContain(`?remark=altered&rule=${rule.id}`)
})

it('says why provisioning pauses', async () => {
  const paused: RuleStatus['paused'] = {
    reason: 'There is no room left to store data.',
    remedy: 'Make room on the disk.',
    since: '2026-01-01T00:00:00.000Z',
    retryAt: '2026-01-01T00:00:05.000Z',
  }
  const { rule } = await sandbox.connect()
  await answerStatus(rule.id, { paused })
  renderPage(<Tab />)
  expect(await screen.findByText('Provisioning pauses')).toBeTruthy()
  expect(
    screen.getByText(/There is no room left to store data\. Make room on the disk\./),
  ).toBeTruthy()
})

it('shows the progress of a long sync', async () => {
  await sandbox.users.create('ada')
  const { rule } = await sandbox.connect()
  await sandbox.control.setPace({ mode: 'paused' })
  await sandbox.control.resync(rule.id)
  await answerStatus(rule.id, {
    progress: { done: 1200, total: 5000, perSecond: 100, remainingMs: 38_000 },
  })
  renderPage(<Tab />)
  const progress = await screen.findByRole('progressbar', { name: 'Full resync' })
  expect(progress.getAttribute('aria-valuetext')).toBe('1,200 of 5,000 · 100 a second · 38 s left')
})

it('groups failures by cause, with what to do and a way to what happened', async () => {
  const { rule } = await sandbox.connect()
  await sandbox.failWith(409, { operation: 'create' })
  await provision('ada', 'bob', 'cy')
  const ada = await sandbox.users.find('ada')
  renderPage(<Tab />)
  const failures = within(await screen.findByRole('region', { name: 'Failures by cause' }))
  expect(failures.getByText('The target has this account already')).toBeTruthy()
  expect(failures.getByText('3 failed')).toBeTruthy()
  expect(failures.getByText(/Check the User Filter Expression/)).toBeTruthy()
  const target = (name: string) => failures.getByRole('link', { name }).getAttribute('href')
  expect(target('Failed changes')).toMatch(new RegExp(`activity\\?cause=conflict&rule=${rule.id}$`))
  expect(target('ada')).toMatch(new RegExp(`activity/users/${ada?.id}$`))
})

it('says how far back outcomes are counted', async () => {
  await sandbox.connect()
  renderPage(<Tab />)
  const { textContent } = await screen.findByRole('region', { name: 'Outcomes over time' })
  expect(textContent).toMatch(/since the sandbox started or was reset, at most 20,000 busy seconds/)
})

it('shows the outcomes as a table, with only the kinds that there were', async () => {
  await sandbox.connect()
  await provision('ada', 'bob')
  await sandbox.failWith(409, { operation: 'create' })
  await provision('cy')
  const user = renderPage(<Tab />)
  await user.click(await screen.findByRole('button', { name: 'Show as table' }))
  const table = within(screen.getByRole('region', { name: 'Outcomes over time as a table' }))
  const cells = table
    .getAllByRole('row')
    .map((row) => [...row.children].map((cell) => cell.textContent))
  const [[, ...kinds] = [], ...figures] = cells
  expect(kinds).toEqual(['Failed', 'Success'])
  const sums = kinds.map((_, kind) => figures.reduce((sum, row) => sum + Number(row[kind + 1]), 0))
  expect(sums).toEqual([1, 2])
})

it('asks to enable a rule that never was', async () => {
  await sandbox.connect({ rule: { active: false } })
  renderPage(<Tab />)
  expect(await screen.findByText('Enable the rule to see its sync status.')).toBeTruthy()
})

it('says that an inactive plan stops the rule, and activates it', async () => {
  const { rule } = await sandbox.connect()
  const { call } = sandbox.administrator
  const plan = `/propagation/plans/${rule.plan.id}`
  const { name } = await call('GET', plan)
  await call('PUT', plan, { name, status: 'INACTIVE' })
  await sandbox.administrator.revise()
  const user = renderPage(<Tab />)
  expect(await screen.findByText('Plan inactive')).toBeTruthy()
  const sent = sandbox.watch()
  await user.click(screen.getByRole('button', { name: 'Activate the plan' }))
  await waitFor(async () => expect(await call('GET', plan)).toMatchObject({ status: 'ACTIVE' }))
  await waitFor(() => expect(screen.queryByText('Plan inactive')).toBeNull())
  expect(sent.map((each) => each.call)).toEqual([`PUT ${plan}`, 'POST /propagation/revisions'])
})

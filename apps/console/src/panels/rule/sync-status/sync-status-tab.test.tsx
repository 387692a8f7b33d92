import { Collection } from '@msw/data'
import { ruleStatus, syncedSubject, type RuleStatus } from '@pingone-sandbox/contract'
import { screen, waitFor, within } from '@testing-library/react'
import { http, HttpResponse } from 'msw'
import { beforeEach, expect, it } from 'vitest'
import { fakeSubject } from '../../../test/fake-journal.ts'
import { fakeRule, fakeSyncStatus } from '../../../test/fake-rule.ts'
import { renderPage } from '../../../test/render-page.tsx'
import { useSandboxApi } from '../../../test/sandbox-api.ts'
import { SyncStatusTab } from './sync-status-tab.tsx'

const sandbox = useSandboxApi()
const statuses = new Collection({ schema: ruleStatus })
const synced = new Collection({ schema: syncedSubject })

beforeEach(() => {
  statuses.clear()
  synced.clear()
  sandbox.server.use(
    http.get('/_sandbox/rules/rule/status', () => HttpResponse.json(statuses.all()[0])),
    http.get('/_sandbox/rules/rule/synced', ({ request }) => {
      const type = new URL(request.url).searchParams.get('type')
      const found = synced.all().filter((each) => each.type === type)
      return HttpResponse.json({ synced: found, total: found.length })
    }),
  )
})

const fakeStatus = (parts: Partial<RuleStatus> = {}): RuleStatus => ({
  outcomes: { everyMs: 1000, buckets: [] },
  failures: { total: 0, examined: 0, causes: [] },
  remarks: { total: 0, examined: 0, kinds: [] },
  ...parts,
})

it('shows PingOne’s five counters for users and for groups', async () => {
  await statuses.create(fakeStatus())
  const syncStatus = fakeSyncStatus({ userTotal: 7, partialCount: 2, groupTotal: 3 })
  renderPage(<SyncStatusTab rule={fakeRule({ active: true, syncStatus })} />)
  const counters = async (name: string) =>
    [...(await screen.findByRole('region', { name })).querySelectorAll('dl > div')].map(
      ({ textContent }) => textContent,
    )
  expect(await counters('User Sync Summary')).toEqual([
    'Impacted7',
    'Success0',
    'Unsynced0',
    'Partial Synced2',
    'Failed0',
  ])
  expect(await counters('Group Sync Summary')).toHaveLength(5)
  expect(await screen.findByText('Nothing was synced in this time.')).toBeTruthy()
})

it('shows what the answers of the target do not bear out', async () => {
  const kinds: RuleStatus['remarks']['kinds'] = [
    {
      kind: 'altered',
      count: 2,
      message: 'The answer still says emails[work] = "old@x"; "new@x" was sent.',
      examples: [{ type: 'user', id: 'u1', name: 'ada' }],
    },
  ]
  await statuses.create(fakeStatus({ remarks: { total: 2, examined: 2, kinds } }))
  renderPage(<SyncStatusTab rule={fakeRule({ active: true, syncStatus: fakeSyncStatus() })} />)
  const remarks = within(await screen.findByRole('region', { name: 'Remarks on answers' }))
  expect(remarks.getByText('2 with a remark')).toBeTruthy()
  expect(remarks.getByText(/still says emails\[work\] = "old@x"/)).toBeTruthy()
  const changes = remarks.getByRole('link', { name: 'Changes with this remark' })
  expect(changes.getAttribute('href')).toContain('?remark=altered&rule=rule')
})

it('says why provisioning pauses', async () => {
  const paused: RuleStatus['paused'] = {
    reason: 'There is no room left to store data.',
    remedy: 'Make room on the disk.',
    since: '2026-01-01T00:00:00.000Z',
    retryAt: '2026-01-01T00:00:05.000Z',
  }
  await statuses.create(fakeStatus({ paused }))
  renderPage(<SyncStatusTab rule={fakeRule({ active: true, syncStatus: fakeSyncStatus() })} />)
  expect(await screen.findByText('Provisioning pauses')).toBeTruthy()
  expect(
    screen.getByText(/There is no room left to store data\. Make room on the disk\./),
  ).toBeTruthy()
})

it('shows the progress of a long sync', async () => {
  await statuses.create(
    fakeStatus({ progress: { done: 1200, total: 5000, perSecond: 100, remainingMs: 38_000 } }),
  )
  const syncStatus = fakeSyncStatus({ syncState: 'SYNCING' })
  renderPage(<SyncStatusTab rule={fakeRule({ active: true, syncStatus })} />)
  const progress = await screen.findByRole('progressbar', { name: 'Full resync' })
  expect(progress.getAttribute('aria-valuetext')).toBe('1,200 of 5,000 · 100 a second · 38 s left')
})

it('groups failures by cause, with what to do and a way to what happened', async () => {
  const ada = fakeSubject({ name: 'ada' })
  const message = 'The target answered 409: userName is taken.'
  await statuses.create(
    fakeStatus({
      failures: {
        total: 3,
        examined: 3,
        causes: [{ cause: 'conflict', count: 3, message, examples: [ada] }],
      },
    }),
  )
  const syncStatus = fakeSyncStatus({ syncState: 'FAILED', failedCount: 3 })
  renderPage(<SyncStatusTab rule={fakeRule({ active: true, syncStatus })} />)
  const failures = within(await screen.findByRole('region', { name: 'Failures by cause' }))
  expect(failures.getByText('The target has this account already')).toBeTruthy()
  expect(failures.getByText('3 failed')).toBeTruthy()
  expect(failures.getByText(/Check the User Filter Expression/)).toBeTruthy()
  const target = (name: string) => failures.getByRole('link', { name }).getAttribute('href')
  expect(target('Failed changes')).toMatch(/activity\?cause=conflict&rule=rule$/)
  expect(target('ada')).toMatch(new RegExp(`activity/users/${ada.id}$`))
})

it('says how far back outcomes are counted', async () => {
  await statuses.create(fakeStatus({}))
  renderPage(<SyncStatusTab rule={fakeRule({ active: true, syncStatus: fakeSyncStatus() })} />)
  const { textContent } = await screen.findByRole('region', { name: 'Outcomes over time' })
  expect(textContent).toMatch(/since the sandbox started or was reset, at most 20,000 busy seconds/)
})

it('shows the outcomes as a table, with only the kinds that there were', async () => {
  const at = (second: number) => new Date(Date.UTC(2026, 4, 1, 10, 0, second)).toISOString()
  await statuses.create(
    fakeStatus({
      outcomes: {
        everyMs: 1000,
        buckets: [
          { at: at(0), counts: { success: 12 } },
          { at: at(1), counts: { success: 3, failed: 1 } },
        ],
      },
    }),
  )
  const user = renderPage(
    <SyncStatusTab rule={fakeRule({ active: true, syncStatus: fakeSyncStatus() })} />,
  )
  await user.click(await screen.findByRole('button', { name: 'Show as table' }))
  const table = within(screen.getByRole('region', { name: 'Outcomes over time as a table' }))
  const cells = table
    .getAllByRole('row')
    .map((row) => [...row.children].map((cell) => cell.textContent))
  expect(cells.map(([, ...figures]) => figures)).toEqual([
    ['Failed', 'Success'],
    ['0', '12'],
    ['1', '3'],
  ])
})

it('asks to enable a rule that never was', () => {
  renderPage(<SyncStatusTab rule={fakeRule()} />)
  return expect(screen.findByText('Enable the rule to see its sync status.')).resolves.toBeTruthy()
})

it('says that an inactive plan stops the rule, and activates it', async () => {
  await statuses.create(fakeStatus())
  const written: unknown[] = []
  const plan = { id: 'plan', name: 'Provisioning', status: 'INACTIVE' }
  const propagation = '/v1/environments/environment/propagation'
  sandbox.server.use(
    http.get(`${propagation}/plans/plan`, () => HttpResponse.json(plan)),
    http.put(`${propagation}/plans/plan`, async ({ request }) => {
      written.push(await request.json())
      return HttpResponse.json({ ...plan, status: 'ACTIVE' })
    }),
    http.post(`${propagation}/revisions`, () => {
      written.push('revision')
      return HttpResponse.json({ id: 'revision' }, { status: 201 })
    }),
  )
  const inactivePlan = { id: 'plan', name: 'Provisioning' }
  const user = renderPage(<SyncStatusTab rule={fakeRule({ active: true, inactivePlan })} />)
  expect(await screen.findByText('Plan inactive')).toBeTruthy()
  await user.click(screen.getByRole('button', { name: 'Activate the plan' }))
  await waitFor(() =>
    expect(written).toEqual([{ name: 'Provisioning', status: 'ACTIVE' }, 'revision']),
  )
})

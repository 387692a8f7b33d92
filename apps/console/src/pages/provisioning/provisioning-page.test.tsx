import type { PropagationStore } from '@pingone-sandbox/contract'
import { screen, waitFor, within } from '@testing-library/react'
import { http, HttpResponse } from 'msw'
import { beforeEach, expect, it } from 'vitest'
import type { RuleWithStatus } from '../../entities/rule/rule-queries.ts'
import { fakeRule, fakeSyncStatus } from '../../test/fake-rule.ts'
import { renderPage } from '../../test/render-page.tsx'
import { useSandboxApi } from '../../test/sandbox-api.ts'
import { ProvisioningPage } from './provisioning-page.tsx'

const sandbox = useSandboxApi()
const propagation = '/v1/environments/environment/propagation'

const directory: PropagationStore = {
  id: 'directory',
  name: 'PingOne Directory',
  type: 'directory',
  status: 'ACTIVE',
  configuration: {},
}

const connectionTo = (id: string, name: string): PropagationStore => ({
  id,
  name,
  type: 'scim',
  status: id === 'target' ? 'INACTIVE' : 'ACTIVE',
  configuration: { SCIM_URL: `http://${id}.test/scim` },
})

let stores: readonly PropagationStore[]
let rules: readonly RuleWithStatus[]
beforeEach(() => {
  stores = [connectionTo('zoo', 'Zoo'), directory, connectionTo('target', 'Archive')]
  rules = []
  sandbox.server.use(
    http.get(`${propagation}/stores`, () => HttpResponse.json({ _embedded: { stores } })),
    http.get(`${propagation}/rules`, () => HttpResponse.json({ _embedded: { rules } })),
    http.get('/_sandbox/rules', () => HttpResponse.json({ rules })),
  )
})

/** The names of the rows, in their order. */
async function namesOf(list: string): Promise<(string | null)[]> {
  const rows = within(await screen.findByRole('list', { name: list })).getAllByRole('listitem')
  return rows.map((row) => within(row).getAllByRole('button')[0]?.textContent ?? null)
}

it('lists PingOne Directory among the connections, and counts it', async () => {
  renderPage(<ProvisioningPage tab="connections" isNew={false} />)
  expect(await namesOf('Connections')).toEqual(['Archive', 'PingOne Directory', 'Zoo'])
  expect(screen.getByRole('button', { name: '3 Connections by Name' })).toBeTruthy()
  expect(screen.getAllByRole('tab').map(({ textContent }) => textContent)).toEqual([
    'Rules',
    'Connections',
  ])
})

it('sorts by another order, and finds by name or address', async () => {
  const user = renderPage(<ProvisioningPage tab="connections" isNew={false} />)
  await user.click(await screen.findByRole('button', { name: '3 Connections by Name' }))
  await user.click(await screen.findByRole('menuitem', { name: 'Status' }))
  expect(await namesOf('Connections')).toEqual(['PingOne Directory', 'Zoo', 'Archive'])
  await user.type(screen.getByRole('searchbox', { name: 'Search connections' }), 'TARGET.test')
  expect(await namesOf('Connections')).toEqual(['Archive'])
  expect(screen.getByRole('button', { name: '1 Connection by Status' })).toBeTruthy()
  await user.type(screen.getByRole('searchbox', { name: 'Search connections' }), '!')
  expect(await screen.findByText('No connection found')).toBeTruthy()
})

it('offers the first connection beside the directory', async () => {
  stores = [directory]
  renderPage(<ProvisioningPage tab="connections" isNew={false} />)
  expect(await namesOf('Connections')).toEqual(['PingOne Directory'])
  expect(screen.getByRole('button', { name: 'New Connection' })).toBeTruthy()
})

it('asks for a connection before the first rule', async () => {
  stores = [directory]
  renderPage(<ProvisioningPage tab="rules" isNew={false} />)
  expect(await screen.findByRole('button', { name: 'New Connection' })).toBeTruthy()
  expect(screen.queryByRole('button', { name: 'New Rule' })).toBeNull()
})

it('shows when a rule was synced, and deletes it from its menu', async () => {
  const lastSyncAt = new Date(Date.now() - 3_600_000).toISOString()
  rules = [
    fakeRule({ id: 'staff', name: 'Staff', syncStatus: fakeSyncStatus({ lastSyncAt }) }),
    fakeRule({ id: 'guests', name: 'Guests' }),
  ]
  sandbox.server.use(
    http.get('/_sandbox/rules/staff/synced', () => HttpResponse.json({ synced: [], total: 0 })),
    http.post(`${propagation}/revisions`, () => HttpResponse.json({ id: '1' }, { status: 201 })),
    http.delete(`${propagation}/rules/staff`, () => {
      rules = rules.filter(({ id }) => id !== 'staff')
      return new HttpResponse(null, { status: 204 })
    }),
  )
  const user = renderPage(<ProvisioningPage tab="rules" isNew={false} />)
  expect(await namesOf('Rules')).toEqual(['Guests', 'Staff'])
  expect(screen.getByText('1 hour ago').closest('li')?.textContent).toContain('Staff')
  await user.click(screen.getByRole('button', { name: 'Actions for Staff' }))
  await user.click(await screen.findByRole('menuitem', { name: 'Delete' }))
  const question = within(await screen.findByRole('alertdialog', { name: 'Delete Staff?' }))
  await user.click(question.getByRole('button', { name: 'Delete' }))
  await screen.findByRole('button', { name: '1 Rule by Name' })
  expect(await namesOf('Rules')).toEqual(['Guests'])
  // What opened the question is gone.
  const search = screen.getByRole('searchbox', { name: 'Search rules' })
  await waitFor(() => expect(document.activeElement).toBe(search))
})

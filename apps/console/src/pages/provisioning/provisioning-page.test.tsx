import { screen, waitFor, within } from '@testing-library/react'
import { afterEach, expect, it, vi } from 'vitest'
import { renderPage } from '../../test/render-page.tsx'
import { useSandbox } from '../../test/use-sandbox.ts'
import { ProvisioningPage } from './provisioning-page.tsx'

const sandbox = useSandbox()
afterEach(() => void vi.useRealTimers())

/** Makes the connections Zoo and, disabled, Archive. */
async function makeConnections() {
  const { connection: zoo } = await sandbox.connect({ name: 'Zoo', url: 'http://zoo.test/scim' })
  const { administrator } = sandbox
  const archive = await administrator.connect({
    ...{ name: 'Archive', url: 'http://target.test/scim', token: 'a-token' },
  })
  await sandbox.changeConnection(archive, { status: 'INACTIVE' })
  return zoo
}

/** The names of the rows, in their order. */
async function namesOf(list: string): Promise<(string | null)[]> {
  const rows = within(await screen.findByRole('list', { name: list })).getAllByRole('listitem')
  return rows.map((row) => within(row).getAllByRole('button')[0]?.textContent ?? null)
}

it('lists PingOne Directory among the connections, and counts it', async () => {
  await makeConnections()
  renderPage(<ProvisioningPage tab="connections" isNew={false} />)
  expect(await namesOf('Connections')).toEqual(['Archive', 'PingOne Directory', 'Zoo'])
  expect(screen.getByRole('button', { name: '3 Connections by Name' })).toBeTruthy()
  expect(screen.getAllByRole('tab').map(({ textContent }) => textContent)).toEqual([
    'Rules',
    'Connections',
  ])
})

it('sorts by another order, and finds by name or address', async () => {
  await makeConnections()
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
  renderPage(<ProvisioningPage tab="connections" isNew={false} />)
  expect(await namesOf('Connections')).toEqual(['PingOne Directory'])
  expect(screen.getByRole('button', { name: 'New Connection' })).toBeTruthy()
})

it('asks for a connection before the first rule', async () => {
  renderPage(<ProvisioningPage tab="rules" isNew={false} />)
  expect(await screen.findByRole('button', { name: 'New Connection' })).toBeTruthy()
  expect(screen.queryByRole('button', { name: 'New Rule' })).toBeNull()
})

it('shows when a rule was synced, and deletes it from its menu', async () => {
  vi.useFakeTimers({ toFake: ['Date'], now: Date.now() - 3_600_000 })
  const { connection } = await sandbox.connect({ rule: { name: 'Staff' } })
  await sandbox.users.create('ada')
  await sandbox.waitForIdle()
  vi.useRealTimers()
  await sandbox.administrator.createRule({
    ...{ name: 'Guests', connection, active: false },
    populationExpression: 'enabled eq true',
  })
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

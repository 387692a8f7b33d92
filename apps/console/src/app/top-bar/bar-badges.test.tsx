import { screen } from '@testing-library/react'
import { http, HttpResponse } from 'msw'
import { expect, it } from 'vitest'
import { renderPage } from '../../test/render-page.tsx'
import { useSandbox } from '../../test/use-sandbox.ts'
import {
  ActiveMisbehaviours,
  ConnectionHealthBadge,
  FixedClockBadge,
  SyncWorkBadge,
} from './bar-badges.tsx'

const sandbox = useSandbox()

it('follows the sync from idle to busy and back', async () => {
  await sandbox.connect()
  renderPage(<SyncWorkBadge />)
  await screen.findByText('Sync idle')
  await sandbox.control.setPace({ mode: 'paused' })
  await sandbox.users.create('ada')
  await screen.findByText(/^Sync: \d queued, \d running$/)
  await sandbox.control.setPace({ mode: 'running' })
  expect(await screen.findByText('Sync idle')).toBeTruthy()
})

it('reports what fails, and links to the story of the user that failed', async () => {
  const { connection } = await sandbox.connect({
    rule: { populationExpression: 'username eq "ada" or username eq "bob"' },
  })
  await sandbox.connect({ name: 'Archive', rule: { populationExpression: 'username eq "cy"' } })
  for (const name of ['ada', 'cy']) await sandbox.users.create(name)
  await sandbox.waitForIdle()
  renderPage(<ConnectionHealthBadge />)
  const healthy = await screen.findByRole('link', { name: '2 connections healthy' })
  expect(healthy.getAttribute('href')).toMatch(/provisioning\/connections$/)
  await sandbox.failWith(401, { connectionId: connection.id })
  const { id } = await sandbox.users.create('bob')
  const failing = await screen.findByRole('link', {
    name: 'Vendor: 1 of 2 failing: 401 Unauthorized',
  })
  expect(failing.getAttribute('href')).toMatch(new RegExp(`activity/users/${id}$`))
})

it('shows nothing about connections that are disabled', async () => {
  const { connection } = await sandbox.connect()
  await sandbox.changeConnection(connection, { status: 'INACTIVE' })
  const asked = sandbox.watch((call) => call === 'GET /_sandbox/connections')
  renderPage(<ConnectionHealthBadge />)
  await expect.poll(() => asked).not.toEqual([])
  expect(screen.queryByRole('link')).toBeNull()
})

it('warns of faults and misbehaviours that are on, and links to where they are switched off', async () => {
  await sandbox.connect()
  await sandbox.control.setMisbehaviours(['no-patch'])
  await sandbox.control.setFaults([
    { id: 'used-up', effect: { kind: 'latency', ms: 1 } },
    { id: 'active', times: 1000, effect: { kind: 'latency', ms: 1 } },
  ])
  await sandbox.users.create('ada')
  await sandbox.waitForIdle()
  renderPage(<ActiveMisbehaviours />)
  const warning = await screen.findByRole('link', { name: '1 misbehaviour, 1 fault enabled' })
  expect(warning.getAttribute('href')).toMatch(/\/faults$/)
})

it.each([
  { clock: '2026-01-02T03:04:05Z', shown: 1 },
  { clock: undefined, shown: 0 },
])('says whether the clock stands still: $clock', async ({ clock, shown }) => {
  const info = await sandbox.control.info()
  sandbox.server.use(
    http.get('/_sandbox/info', () => HttpResponse.json({ ...info, ...(clock && { clock }) })),
  )
  renderPage(
    <>
      <FixedClockBadge />
      The bar
    </>,
  )
  await screen.findByText('The bar')
  expect(screen.queryAllByTitle(/^Clock fixed at/)).toHaveLength(shown)
})

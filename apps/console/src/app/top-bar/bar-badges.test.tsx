import type { FaultReport } from '@pingone-sandbox/contract'
import { screen } from '@testing-library/react'
import { http, HttpResponse } from 'msw'
import { expect, it } from 'vitest'
import { fakeConnectionState } from '../../test/fake-connection.ts'
import { fakeChange } from '../../test/fake-journal.ts'
import { renderPage } from '../../test/render-page.tsx'
import { fakeInfo, useSandboxApi } from '../../test/sandbox-api.ts'
import {
  ActiveMisbehaviours,
  ConnectionHealthBadge,
  FixedClockBadge,
  SyncWorkBadge,
} from './bar-badges.tsx'

const sandbox = useSandboxApi()
it('follows the sync from idle to busy and back', async () => {
  let work = { queued: 0, running: 0 }
  sandbox.server.use(http.get('/_sandbox/work', () => HttpResponse.json(work)))
  renderPage(<SyncWorkBadge />)
  await screen.findByText('Sync idle')
  work = { queued: 3, running: 1 }
  await sandbox.tell(...fakeChange())
  await screen.findByText('Sync: 3 queued, 1 running')
  work = { queued: 0, running: 0 }
  expect(await screen.findByText('Sync idle')).toBeTruthy()
})

it('reports what fails, and links to its connection', async () => {
  let health: Parameters<typeof fakeConnectionState>[1] = {
    ...{ state: 'healthy', total: 12, summary: 'Healthy, 12 synced' },
  }
  const archive = fakeConnectionState({ id: 'archive', name: 'Archive' }, { state: 'healthy' })
  sandbox.server.use(
    http.get('/_sandbox/connections', () =>
      HttpResponse.json({ connections: [fakeConnectionState({}, health), archive] }),
    ),
  )
  renderPage(<ConnectionHealthBadge />)
  const healthy = await screen.findByRole('link', { name: '2 connections healthy' })
  expect(healthy.getAttribute('href')).toMatch(/provisioning\/connections$/)
  health = { state: 'failing', summary: '3 of 12 failing: 401 Unauthorized' }
  await sandbox.tell(...fakeChange({ status: 'failed' }))
  const failing = await screen.findByRole('link', {
    name: 'Vendor: 3 of 12 failing: 401 Unauthorized',
  })
  expect(failing.getAttribute('href')).toMatch(/provisioning\/connections\/target$/)
})

it('shows nothing about connections that are disabled', async () => {
  let isAsked = false
  sandbox.server.use(
    http.get('/_sandbox/connections', () => {
      isAsked = true
      return HttpResponse.json({ connections: [fakeConnectionState({}, { state: 'off' })] })
    }),
  )
  renderPage(<ConnectionHealthBadge />)
  await expect.poll(() => isAsked).toBe(true)
  expect(screen.queryByRole('link')).toBeNull()
})

it('warns of faults and misbehaviours that are on, and links to where they are switched off', async () => {
  const misbehaviour = {
    ...{ id: 'no-patch', title: 'No PATCH', what: '', effect: '', remedy: '', section: '' },
    evidence: { source: '', note: '' },
    active: true,
  }
  const fault: FaultReport['faults'][number] = {
    ...{ id: 'f', operation: 'any', resource: 'any', skip: 0, seen: 2, times: 2, hits: 1 },
    effect: { kind: 'status', status: 503 },
  }
  sandbox.server.use(
    http.get('/_sandbox/misbehaviours', () =>
      HttpResponse.json({
        misbehaviours: [misbehaviour, { ...misbehaviour, id: 'no-put', active: false }],
      }),
    ),
    // The second one is used up.
    http.get('/_sandbox/faults', () =>
      HttpResponse.json<FaultReport>({
        version: 1,
        faults: [fault, { ...fault, id: 'g', hits: 2 }],
      }),
    ),
  )
  renderPage(<ActiveMisbehaviours />)
  const warning = await screen.findByRole('link', { name: '1 misbehaviour, 1 fault enabled' })
  expect(warning.getAttribute('href')).toMatch(/\/faults$/)
})

it.each([
  { clock: '2026-01-02T03:04:05Z', shown: 1 },
  { clock: undefined, shown: 0 },
])('says whether the clock stands still: $clock', async ({ clock, shown }) => {
  sandbox.server.use(
    http.get('/_sandbox/info', () => HttpResponse.json({ ...fakeInfo, ...(clock && { clock }) })),
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

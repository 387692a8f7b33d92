import { screen, within } from '@testing-library/react'
import { http, HttpResponse } from 'msw'
import { expect, it } from 'vitest'
import { fakeConnection, fakeConnectionState } from '../../test/fake-connection.ts'
import { fakeChange } from '../../test/fake-journal.ts'
import { renderPage } from '../../test/render-page.tsx'
import { useSandboxApi } from '../../test/sandbox-api.ts'
import { ConnectionHealths } from './connection-healths.tsx'

const sandbox = useSandboxApi()

it('shows the health of each connection in the words of the sandbox, and follows the stream', async () => {
  const [vendor, archive] = [
    fakeConnection({ id: 'vendor', name: 'Vendor' }),
    fakeConnection({ id: 'archive', name: 'Archive', status: 'INACTIVE' }),
  ]
  let health = { state: 'healthy' as 'healthy' | 'failing', summary: 'Healthy, 12 synced' }
  sandbox.server.use(
    http.get('/v1/environments/environment/propagation/stores', () =>
      HttpResponse.json({ _embedded: { stores: [vendor, archive] } }),
    ),
    http.get('/_sandbox/connections', () =>
      HttpResponse.json({
        connections: [
          fakeConnectionState({ id: 'vendor', name: 'Vendor' }, health),
          fakeConnectionState({ id: 'archive', name: 'Archive' }, { state: 'off' }),
        ],
      }),
    ),
  )
  renderPage(<ConnectionHealths />)
  const list = within(await screen.findByRole('list', { name: 'Connections' }))
  await list.findByText('Healthy, 12 synced')
  expect(list.getByText('Disabled')).toBeTruthy()
  health = { state: 'failing', summary: '3 of 12 failing: 401 Unauthorized' }
  await sandbox.tell(...fakeChange({ status: 'failed' }))
  expect(await list.findByText('3 of 12 failing: 401 Unauthorized')).toBeTruthy()
  expect(list.getByRole('link', { name: 'Vendor' }).getAttribute('href')).toMatch(/vendor$/)
})

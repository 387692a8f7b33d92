import { screen, within } from '@testing-library/react'
import { expect, it } from 'vitest'
import { renderPage } from '../../test/render-page.tsx'
import { useSandbox } from '../../test/use-sandbox.ts'
import { ConnectionHealths } from './connection-healths.tsx'

const sandbox = useSandbox()

it('shows the health of each connection in the words of the sandbox, and follows the stream', async () => {
  const { connection } = await sandbox.connect()
  const archive = await sandbox.connect({ name: 'Archive' })
  await sandbox.changeConnection(archive.connection, { status: 'INACTIVE' })
  await sandbox.users.create('ada')
  await sandbox.waitForIdle()
  renderPage(<ConnectionHealths />)
  const list = within(await screen.findByRole('list', { name: 'Connections' }))
  await list.findByText('Healthy, 1 synced')
  expect(list.getByText('Disabled')).toBeTruthy()
  await sandbox.failWith(401)
  await sandbox.users.create('bob')
  expect(await list.findByText('1 of 2 failing: 401 Unauthorized')).toBeTruthy()
  const { id } = connection
  expect(list.getByRole('link', { name: 'Vendor' }).getAttribute('href')).toContain(id)
})

import { screen } from '@testing-library/react'
import { expect, it } from 'vitest'
import { fakeChange } from '../../test/fake-journal.ts'
import { renderPage } from '../../test/render-page.tsx'
import { useSandboxApi } from '../../test/sandbox-api.ts'
import { RecentActivity } from './recent-activity.tsx'

const sandbox = useSandboxApi()

it('shows what arrives while it is looked at', async () => {
  renderPage(<RecentActivity />)
  await screen.findByText(/Nothing has happened yet/)
  await sandbox.tell(...fakeChange({ summary: 'User ada was created.' }))
  expect(await screen.findByText('User ada was created.')).toBeTruthy()
})

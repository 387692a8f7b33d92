import { screen } from '@testing-library/react'
import { expect, it } from 'vitest'
import { renderPage } from '../../test/render-page.tsx'
import { useSandbox } from '../../test/use-sandbox.ts'
import { RecentActivity } from './recent-activity.tsx'

const sandbox = useSandbox()

it('shows what arrives while it is looked at', async () => {
  renderPage(<RecentActivity />)
  await screen.findByText(/Nothing has happened yet/)
  await sandbox.users.create('ada')
  expect(await screen.findByText('User ada was created.')).toBeTruthy()
})

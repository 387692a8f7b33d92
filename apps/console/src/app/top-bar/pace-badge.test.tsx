import { screen, waitFor } from '@testing-library/react'
import { expect, it } from 'vitest'
import { renderPage } from '../../test/render-page.tsx'
import { useSandbox } from '../../test/use-sandbox.ts'
import { PaceBadge } from './pace-badge.tsx'

const sandbox = useSandbox()

it('shows that another client has paused the sandbox, and continues it', async () => {
  await sandbox.connect()
  await sandbox.control.setPace({ perSecond: 2 })
  const user = renderPage(<PaceBadge />)
  await screen.findByText('At most 2 requests a second')

  await sandbox.control.setPace({ mode: 'paused' })
  for (const name of ['ada', 'bob', 'cy']) await sandbox.users.create(name)
  await screen.findByText('Paused: 3 waiting')
  await user.click(screen.getByRole('button', { name: 'Send requests without a pause' }))
  await waitFor(() => expect(screen.queryByText(/^Paused/)).toBeNull())
  expect(await sandbox.control.pace()).toMatchObject({ mode: 'running', perSecond: null })
})

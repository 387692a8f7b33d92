import type { PaceReport } from '@pingone-sandbox/contract'
import { screen, waitFor } from '@testing-library/react'
import { http, HttpResponse } from 'msw'
import { expect, it } from 'vitest'
import { renderPage } from '../../test/render-page.tsx'
import { useSandboxApi } from '../../test/sandbox-api.ts'
import { PaceBadge } from './pace-badge.tsx'

const sandbox = useSandboxApi()

const running: PaceReport = { mode: 'running', perSecond: null, steps: 0, waiting: 0, passed: 7 }

it('shows that another client has paused the sandbox, and continues it', async () => {
  let pace: PaceReport = { ...running, perSecond: 2 }
  sandbox.server.use(
    http.get('/_sandbox/pace', () => HttpResponse.json(pace)),
    http.put('/_sandbox/pace', async ({ request }) => {
      pace = { ...running, ...((await request.json()) as Partial<PaceReport>) }
      return HttpResponse.json(pace)
    }),
  )
  const user = renderPage(<PaceBadge />)
  await screen.findByText('At most 2 requests a second')

  pace = { ...running, mode: 'paused', waiting: 3 }
  sandbox.tellOfSetting('pace')
  await screen.findByText('Paused: 3 waiting')
  await user.click(screen.getByRole('button', { name: 'Send requests without a pause' }))
  await waitFor(() => expect(screen.queryByText(/^Paused/)).toBeNull())
  expect(pace).toEqual(running)
})

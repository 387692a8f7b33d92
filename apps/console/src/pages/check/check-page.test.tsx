import { screen } from '@testing-library/react'
import { http, HttpResponse } from 'msw'
import { expect, it } from 'vitest'
import { fakeCheck, fakeFinding, fakeRunningCheck } from '../../test/fake-check.ts'
import { renderPage } from '../../test/render-page.tsx'
import { environment, useSandbox } from '../../test/use-sandbox.ts'
import { CheckPage } from './check-page.tsx'

const sandbox = useSandbox()
const root = `${environment}/check`

/** Answers checks, and notes what is started. */
function serve(checks: readonly object[] = []) {
  const started: unknown[] = []
  sandbox.server.use(
    http.get('/_sandbox/checks', () => HttpResponse.json({ checks })),
    http.post('/_sandbox/checks', async ({ request }) => {
      started.push(await request.json())
      const { findings: _, ...run } = fakeRunningCheck()
      return HttpResponse.json(run, { status: 202 })
    }),
  )
  return started
}

it('checks a URL with its token, and leads to the check', async () => {
  const started = serve()
  const user = renderPage(<CheckPage />, { at: root })
  await user.click(await screen.findByRole('button', { name: 'Check' }))
  const field = screen.getByRole('textbox', { name: 'SCIM base URL' })
  expect(document.activeElement).toBe(field)
  await user.type(field, 'localhost:3000/scim')
  await user.type(screen.getByLabelText('Bearer token'), 'secret')
  await user.click(screen.getByRole('checkbox', { name: 'Check groups, too' }))
  await user.keyboard('{Enter}')
  await expect.poll(() => window.location.pathname).toBe(`${root}/check`)
  expect(started).toEqual([
    { url: 'localhost:3000/scim', token: 'secret', profile: 'current', groups: false },
  ])
})

it('checks the connection that the address names', async () => {
  const { connection } = await sandbox.connect()
  const started = serve()
  const user = renderPage(<CheckPage />, { at: `${root}?connection=${connection.id}` })
  await screen.findByRole('button', { name: /Connection: Vendor/ })
  expect(screen.queryByLabelText('Bearer token')).toBeNull()
  await user.click(screen.getByRole('button', { name: 'Check' }))
  await expect
    .poll(() => started)
    .toEqual([{ connectionId: connection.id, profile: 'current', groups: true }])
})

it('starts none while another one runs, and leads to it', async () => {
  const { findings: _, ...running } = fakeRunningCheck()
  const started = serve([running])
  const user = renderPage(<CheckPage />, { at: root })
  const way = await screen.findByRole('link', { name: /^Show the check of/ })
  expect(way.getAttribute('href')).toBe(`${root}/check`)
  await user.type(screen.getByRole('textbox', { name: 'SCIM base URL' }), 'localhost{Enter}')
  expect(started).toEqual([])
})

it('lists the latest checks with their verdicts', async () => {
  const finding = fakeFinding({ id: 'users.create', title: 'A user is created' })
  const { findings: _, report: __, ...check } = fakeCheck([finding])
  serve([check])
  renderPage(<CheckPage />, { at: root })
  const link = await screen.findByRole('link', { name: 'http://endpoint.test/scim/v2' })
  expect(link.getAttribute('href')).toBe(`${root}/check`)
  expect(screen.getByText('PingOne works with it.')).toBeTruthy()
})

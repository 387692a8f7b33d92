import type { CheckRecord } from '@pingone-sandbox/contract'
import { screen, within } from '@testing-library/react'
import { http, HttpResponse } from 'msw'
import { expect, it } from 'vitest'
import {
  fakeCheck,
  fakeCheckExchange,
  fakeFinding,
  fakeRunningCheck,
} from '../../test/fake-check.ts'
import { renderPage } from '../../test/render-page.tsx'
import { environment, useSandbox } from '../../test/use-sandbox.ts'
import { CheckReportPage } from './check-report-page.tsx'

const sandbox = useSandbox()
const root = `${environment}/check`

const works = fakeFinding({ id: 'users.create', title: 'A user is created' })
const breaks = fakeFinding({
  id: 'users.disable',
  title: 'A user is disabled',
  verdict: 'breaks',
  needs: 'The user is inactive after a PUT with `active` false.',
  summary: 'The user stays active.',
  next: 'PingOne believes that the user is disabled.',
  details: ['active: PingOne sent false, the endpoint has true.'],
  fix: ['Take active from the body.', 'Answer 200 with the user as it is stored.'],
  behaviours: [
    {
      id: 'put-whole-user',
      title: 'A user is replaced as a whole',
      evidence: 'inferred',
      source: 'Our reading.',
    },
  ],
  exchanges: ['put', 'read'],
})
const exchanges = [
  fakeCheckExchange('read', {
    request: { method: 'GET', url: 'http://endpoint.test/scim/v2/Users/1', headers: {} },
    response: { status: 200, headers: {}, body: '{"active":true}' },
    summary: 'Reads the user 1.',
    sender: 'check',
  }),
  fakeCheckExchange('put'),
]

/** Makes the page read the check again. A sandbox in memory runs no checks, and no event is about one: after a reset the page reads everything. */
const readAnew = () => sandbox.reset()

/** Answers a check, and shows its page. */
function show(check: CheckRecord, query = '') {
  sandbox.server.use(http.get('/_sandbox/checks/check', () => HttpResponse.json(check)))
  return renderPage(<CheckReportPage />, {
    at: `${root}/check${query}`,
    route: '/environments/:environmentId/check/:id',
  })
}

const titles = () =>
  within(screen.getByRole('region', { name: 'Findings' }))
    .getAllByRole('button')
    .map((each) => each.dataset['finding'])

it('gives the verdict in a sentence and lists problems first, and those of one verdict alone', async () => {
  const user = show(fakeCheck([works, breaks]))
  await screen.findByText('PingOne does not work with it.')
  expect(titles()).toEqual(['users.disable', 'users.create'])
  await user.click(screen.getByRole('button', { name: 'Works 1' }))
  expect(titles()).toEqual(['users.create'])
  expect(window.location.search).toBe('?verdict=works')
})

it('explains a finding, with the ways to the behaviours and the standard', async () => {
  const user = show(fakeCheck([works, breaks], exchanges))
  await user.click(await screen.findByRole('button', { name: /A user is disabled/ }))
  const pane = await screen.findByRole('region', { name: 'A user is disabled' })
  for (const text of [
    'The user stays active.',
    'PingOne believes that the user is disabled.',
    'active: PingOne sent false, the endpoint has true.',
    'Take active from the body.',
    /only Ping could confirm it/,
  ])
    expect(within(pane).getAllByText(text)).not.toEqual([])
  expect(
    within(pane).getByRole('link', { name: 'A user is replaced as a whole' }).getAttribute('href'),
  ).toBe(`${environment}/behaviour#put-whole-user`)
  expect(
    within(pane).getByRole('link', { name: 'RFC 7644 §3.5.1' }).getAttribute('href'),
  ).toContain('rfc7644')
})

it('shows the decisive request of a finding, and another one when it is chosen', async () => {
  const user = show(fakeCheck([works, breaks], exchanges), '?finding=users.disable')
  const pane = await screen.findByRole('region', { name: 'A user is disabled' })
  await within(pane).findByText('Update the user')
  await user.click(within(pane).getByRole('button', { name: /^GET/ }))
  await within(pane).findByText(/The check sends it, and not PingOne: Reads the user 1/)
  expect(within(pane).getByRole('region', { name: /^Response/ }).textContent).toContain('active')
  expect(window.location.search).toBe('?finding=users.disable&exchange=read')
})

it('follows a check while it runs, and stops it', async () => {
  let check = fakeRunningCheck()
  const stopped: string[] = []
  sandbox.server.use(
    http.get('/_sandbox/checks/check', () => HttpResponse.json(check)),
    http.delete('/_sandbox/checks/check', ({ request }) => {
      stopped.push(new URL(request.url).pathname)
      check = { ...check, isStopping: true }
      return HttpResponse.json(check, { status: 202 })
    }),
  )
  const user = renderPage(<CheckReportPage />, {
    at: `${root}/check`,
    route: '/environments/:environmentId/check/:id',
  })
  await screen.findByText('A user is renamed')
  expect(screen.getByRole<HTMLProgressElement>('progressbar').value).toBe(0.25)
  await screen.findByText('Findings appear here as they come.')

  check = fakeRunningCheck({ findings: [breaks] })
  await readAnew()
  await user.click(await screen.findByRole('button', { name: /A user is disabled/ }))
  await screen.findByText('They are shown once the check has ended.')

  await user.click(screen.getByRole('button', { name: 'Stop' }))
  await screen.findByRole('button', { name: 'Stopping…' })
  expect(stopped).toEqual(['/_sandbox/checks/check'])

  check = { ...check, status: 'stopped', isStopping: false }
  await readAnew()
  await screen.findByText('The check was stopped.')
})

it('says what is left at the endpoint, and under which readings it works', async () => {
  const { report, ...check } = fakeCheck([works])
  const user = show({
    ...check,
    report: report && {
      ...report,
      left: [{ type: 'User', id: '1', name: 'ada', reason: 'DELETE is answered with 405.' }],
      readings: [
        { id: 'current', verdict: 'works', tried: 'requests', worse: [] },
        { id: 'patch-first', verdict: 'breaks', tried: 'requests', worse: [breaks] },
      ],
    },
  })
  await screen.findByText('1 resource could not be removed.')
  await user.click(screen.getByRole('button', { name: /^Works under 1 of 2 readings/ }))
  const readings = screen.getByRole('list', { name: 'Readings' })
  expect(within(readings).getByText('A user is disabled')).toBeTruthy()
})

it('repeats a check with the same settings', async () => {
  const asked: unknown[] = []
  sandbox.server.use(
    http.post('/_sandbox/checks', async ({ request }) => {
      asked.push(await request.json())
      const { findings: _, ...run } = fakeRunningCheck({ id: 'second' })
      return HttpResponse.json(run, { status: 202 })
    }),
    http.get('/_sandbox/checks/second', () =>
      HttpResponse.json(fakeRunningCheck({ id: 'second' })),
    ),
  )
  const user = show(fakeCheck([works]))
  await user.click(await screen.findByRole('button', { name: 'Check again' }))
  await screen.findByRole('progressbar')
  expect(asked).toEqual([{ repeat: 'check' }])
  expect(window.location.pathname).toBe(`${root}/second`)
})

it('says why an endpoint could not be checked', async () => {
  show(
    fakeRunningCheck({
      status: 'failed',
      error: { message: 'The endpoint answers 401.', hint: 'Check the token.' },
    }),
  )
  expect((await screen.findByRole('alert')).textContent).toContain('401.Check the token.')
})

it('leads on from a check that is no longer kept', async () => {
  sandbox.server.use(
    http.get('/_sandbox/checks/check', () =>
      HttpResponse.json({ code: 'not_found', message: 'None.' }, { status: 404 }),
    ),
  )
  renderPage(<CheckReportPage />, {
    at: `${root}/check`,
    route: '/environments/:environmentId/check/:id',
  })
  expect(
    (await screen.findByRole('link', { name: 'Check my endpoint' })).getAttribute('href'),
  ).toBe(root)
})

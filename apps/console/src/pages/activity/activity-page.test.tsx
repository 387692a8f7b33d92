import { screen, waitFor, within } from '@testing-library/react'
import { http, HttpResponse } from 'msw'
import { beforeEach, expect, it } from 'vitest'
import { fakeChange, fakeSubject } from '../../test/fake-journal.ts'
import { renderPage } from '../../test/render-page.tsx'
import { useSandboxApi } from '../../test/sandbox-api.ts'
import { ActivityPage } from './activity-page.tsx'

const sandbox = useSandboxApi()
beforeEach(() =>
  sandbox.server.use(
    http.get('/v1/environments/environment/propagation/rules', () =>
      HttpResponse.json({ _embedded: { rules: [] }, count: 0 }),
    ),
  ),
)

const row = (name: string) => screen.findByRole('button', { name: new RegExp(name) })
const tell = (name: string, parts: Parameters<typeof fakeChange>[0] = {}) =>
  sandbox.tell(...fakeChange({ subject: fakeSubject({ name }), ...parts }))
const parameters = () => new URLSearchParams(window.location.search)

it('lists the newest change first, and what comes while it is looked at', async () => {
  await tell('ada')
  await tell('bob', { status: 'failed' })
  renderPage(<ActivityPage />)
  await row('ada')
  await tell('cy')
  await row('cy')
  const rows = within(screen.getByRole('list', { name: 'Activity' })).getAllByRole('button')
  expect(rows.map(({ textContent }) => /ada|bob|cy/.exec(textContent)?.[0])).toEqual([
    'cy',
    'bob',
    'ada',
  ])
  expect(rows[1]?.textContent).toContain('Failed')
})

it('separates days by their dates', async () => {
  const at = (day: number) => new Date(2026, 9, day, 12).toISOString()
  await tell('ada', { at: at(1) })
  await tell('bob', { at: at(2) })
  await tell('cy', { at: at(2) })
  renderPage(<ActivityPage />)
  const first = within((await row('ada')).closest('li') ?? document.body)
  first.getByText('1 October 2026')
  expect(screen.getAllByText('2 October 2026')).toHaveLength(1)
})

it('searches at the sandbox and keeps the search in the address', async () => {
  await tell('ada')
  await tell('bob')
  const hands = renderPage(<ActivityPage />)
  await row('ada')
  await hands.type(screen.getByRole('searchbox', { name: 'Search activity' }), 'bob')
  await waitFor(() => expect(screen.queryByRole('button', { name: /ada/ })).toBeNull())
  await row('bob')
  expect(parameters().get('search')).toBe('bob')
})

it('lists what failed for one cause, and then the others as well', async () => {
  await tell('ada', { status: 'failed', cause: 'credentials' })
  await tell('bob', { status: 'failed', cause: 'conflict' })
  const hands = renderPage(<ActivityPage />, { at: '/?cause=conflict' })
  await row('bob')
  expect(screen.queryByRole('button', { name: /ada/ })).toBeNull()
  await hands.click(
    screen.getByRole('button', { name: /^Only: The target has this account already/ }),
  )
  await row('ada')
  expect(parameters().has('cause')).toBe(false)
})

it('opens what the address says', async () => {
  await tell('ada')
  await tell('bob', { status: 'failed', id: 'opened' })
  renderPage(<ActivityPage />, { at: '/?status=failed&change=opened&view=raw' })
  await screen.findByRole('button', { name: 'Copy 5 entries' })
  expect(screen.queryByRole('button', { name: /ada/ })).toBeNull()
  expect(screen.getByRole('button', { name: /bob was/ }).getAttribute('aria-expanded')).toBe('true')
})

it('shows an opened change that the list does not have', async () => {
  await tell('ada', { id: 'opened' })
  await tell('bob', { status: 'failed' })
  renderPage(<ActivityPage />, { at: '/?status=failed&change=opened' })
  const opened = await screen.findByRole('region', { name: 'Opened change' })
  expect(await within(opened).findByRole('list', { name: 'Stages' })).toBeTruthy()
})

it('does not insert new changes while one is open, until they are requested', async () => {
  await tell('ada')
  const hands = renderPage(<ActivityPage />)
  await hands.click(await row('ada'))
  await screen.findByRole('list', { name: 'Stages' })
  await tell('bob')
  await tell('cy')
  await hands.click(await screen.findByRole('button', { name: '2 new' }))
  await row('cy')
  expect(screen.queryByRole('button', { name: /new$/ })).toBeNull()
})

it('shows each stage, and opens a request in the inspector', async () => {
  await tell('ada', { exchanges: [{ id: 'x1' }] })
  const hands = renderPage(<ActivityPage />)
  await hands.click(await row('ada'))
  const stages = within(await screen.findByRole('list', { name: 'Stages' })).getAllByRole(
    'listitem',
  )
  expect(stages.map(({ textContent }) => textContent.split(' ')[0])).toEqual([
    'Import',
    'Scope',
    'Match',
    'Action',
  ])
  await hands.click(screen.getByRole('button', { name: /^POST/ }))
  await screen.findByRole('heading', { name: 'POST /scim/v2/Users' })
  expect(parameters().get('exchange')).toBe('x1')
})

/** One change about users with these outcomes. */
const tellOfMany = async (outcomes: Readonly<Record<string, 'success' | 'failed'>>) => {
  const [first, ...names] = Object.keys(outcomes)
  const parts = [first, ...names].flatMap((name = '') =>
    fakeChange({
      id: 'many',
      subject: fakeSubject({ name }),
      status: outcomes[name] ?? 'success',
      exchanges: [{ id: `${name}-lookup` }, { id: `${name}-create`, request: post(name) }],
    }),
  )
  const [head] = parts
  const end = parts.at(-1)
  if (!head || !end) throw new Error('There is no change.')
  await sandbox.tell(
    head,
    ...parts.filter(({ type }) => type !== 'change' && type !== 'finished'),
    end,
  )
}
const post = (name: string) => ({
  method: 'POST',
  url: `http://target.test/scim/v2/Users?${name}`,
  headers: {},
})
const six = { ada: 'success', ben: 'success', cy: 'failed', dan: 'success' } as const
const many = { ...six, eve: 'success', finn: 'success' } as const

it('shows first inside a change what failed, opened, and leads to the story', async () => {
  await tellOfMany(many)
  const hands = renderPage(<ActivityPage />)
  await hands.click(await row('ada was created'))
  const story = await screen.findByRole('link', { name: 'Story of cy' })
  expect(story.getAttribute('href')).toMatch(/\/activity\/users\//)
  const names = screen.getAllByRole('button', {
    name: /^(ada|ben|cy|dan|eve|finn)/,
  })
  expect(names[0]?.textContent).toContain('cy')
  await hands.click(screen.getByRole('button', { name: /^POST.*\?cy/ }))
  await screen.findByRole('heading', { name: 'POST /scim/v2/Users?cy' })
})

it('filters a change by its counts and by a name, and keeps both in the address', async () => {
  await tellOfMany(many)
  const hands = renderPage(<ActivityPage />)
  await hands.click(await row('ada was created'))
  await hands.click(await screen.findByRole('button', { name: 'Failed 1' }))
  await screen.findByRole('link', { name: 'Story of cy' })
  await waitFor(() => expect(screen.queryByRole('button', { name: /^ben/ })).toBeNull())
  expect(parameters().get('outcome')).toBe('failed')
  await hands.click(screen.getByRole('button', { name: 'All 6' }))
  await hands.type(screen.getByRole('searchbox', { name: 'Find in this change' }), 'finn')
  await screen.findByRole('link', { name: 'Story of finn' })
  expect(parameters().get('find')).toBe('finn')
  await hands.type(screen.getByRole('searchbox', { name: 'Find in this change' }), 'x')
  await screen.findByText('No user or group matches.')
})

it('goes through the requests by the arrows and by the buttons of the pane', async () => {
  await tell('ada', { exchanges: [{ id: 'one' }, { id: 'two' }, { id: 'three' }] })
  const hands = renderPage(<ActivityPage />)
  await hands.click(await row('ada'))
  const requests = await screen.findAllByRole('button', { name: /^POST/ })
  await hands.click(requests[0] ?? document.body)
  await hands.keyboard('{ArrowDown}')
  expect(document.activeElement).toBe(requests[1])
  await waitFor(() => expect(parameters().get('exchange')).toBe('two'))
  await hands.click(await screen.findByRole('button', { name: 'Next request' }))
  await waitFor(() => expect(parameters().get('exchange')).toBe('three'))
  expect(screen.getByRole('button', { name: 'Next request' })).toHaveProperty(
    'ariaDisabled',
    'true',
  )
  expect(requests[2]?.getAttribute('aria-current')).toBe('true')
  await hands.keyboard('{Escape}')
  await waitFor(() => expect(parameters().has('exchange')).toBe(false))
  expect(document.activeElement).toBe(requests[2])
})

it('is led by keyboard: j and k move, Enter opens, Escape closes', async () => {
  await tell('ada')
  await tell('bob')
  const hands = renderPage(<ActivityPage />)
  await row('ada')
  await hands.keyboard('j')
  expect(document.activeElement?.textContent).toContain('bob')
  await hands.keyboard('j')
  expect(document.activeElement?.textContent).toContain('ada')
  await hands.keyboard('k{Enter}')
  await screen.findByRole('list', { name: 'Stages' })
  expect(document.activeElement?.textContent).toContain('bob')
  await hands.keyboard('{Escape}')
  await waitFor(() => expect(screen.queryByRole('list', { name: 'Stages' })).toBeNull())
  await hands.keyboard('{ArrowDown}')
  expect(document.activeElement?.textContent).toContain('ada')
})

it('names a switch of the circuit breaker', async () => {
  await sandbox.tell({
    type: 'circuit',
    at: new Date().toISOString(),
    connection: { id: 'c', name: 'Vendor' },
    state: 'open',
    summary: 'No more requests for a while.',
  })
  renderPage(<ActivityPage />)
  expect((await row('Vendor')).textContent).toContain('Circuit open')
})

it('offers a way on where nothing is listed', async () => {
  await tell('ada')
  const hands = renderPage(<ActivityPage />, { at: '/?search=nobody' })
  await screen.findByText('No change matches')
  expect(screen.getByText(/^curl .*search=nobody/)).toBeTruthy()
  await hands.click(screen.getByRole('button', { name: 'Clear the filters' }))
  await row('ada')
})

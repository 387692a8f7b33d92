import { screen, waitFor, within } from '@testing-library/react'
import { http, HttpResponse } from 'msw'
import { afterEach, expect, it, vi } from 'vitest'
import { renderPage } from '../../test/render-page.tsx'
import { useSandbox } from '../../test/use-sandbox.ts'
import { ActivityPage } from './activity-page.tsx'

const sandbox = useSandbox()
afterEach(() => void vi.useRealTimers())

const row = (name: string) => screen.findByRole('button', { name: new RegExp(name) })
const parameters = () => new URLSearchParams(window.location.search)

/** Provisions a new user. */
async function hire(name: string) {
  const user = await sandbox.users.create(name)
  await sandbox.waitForIdle()
  return user
}

/** Provisions a new user while the target answers with a status. */
async function hireFailing(name: string, status: number) {
  await sandbox.failWith(status)
  await hire(name)
  await sandbox.control.clearFaults()
}

/** The newest change, or the newest one about a user. */
async function changeAbout(name?: string) {
  const [change] = (await sandbox.journal.changes(name === undefined ? {} : { search: name }))
    .changes
  if (change === undefined) throw new Error('There is no such change.')
  return change
}

it('lists the newest change first, and what comes while it is looked at', async () => {
  await sandbox.connect()
  await hire('ada')
  await hireFailing('bob', 400)
  renderPage(<ActivityPage />)
  await row('ada')
  await hire('cy')
  await row('cy')
  const rows = within(screen.getByRole('list', { name: 'Activity' }))
    .getAllByRole('button')
    .filter(({ textContent }) => /ada|bob|cy/.test(textContent))
  expect(rows.map(({ textContent }) => /ada|bob|cy/.exec(textContent)?.[0])).toEqual([
    'cy',
    'bob',
    'ada',
  ])
  expect(rows[1]?.textContent).toContain('Failed')
})

it('separates days by their dates', async () => {
  const hireOn = async (day: number, name: string) => {
    vi.useFakeTimers({ toFake: ['Date'], now: new Date(2026, 9, day, 12) })
    await hire(name)
    vi.useRealTimers()
  }
  await hireOn(1, 'ada')
  await hireOn(2, 'bob')
  await hireOn(2, 'cy')
  renderPage(<ActivityPage />)
  const first = within((await row('ada')).closest('li') ?? document.body)
  first.getByText('1 October 2026')
  expect(screen.getAllByText('2 October 2026')).toHaveLength(1)
})

it('searches at the sandbox and keeps the search in the address', async () => {
  await hire('ada')
  await hire('bob')
  const hands = renderPage(<ActivityPage />)
  await row('ada')
  await hands.type(screen.getByRole('searchbox', { name: 'Search activity' }), 'bob')
  await waitFor(() => expect(screen.queryByRole('button', { name: /ada/ })).toBeNull())
  await row('bob')
  expect(parameters().get('search')).toBe('bob')
})

it('lists what failed for one cause, and then the others as well', async () => {
  await sandbox.connect()
  await hireFailing('ada', 401)
  await hireFailing('bob', 409)
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
  await sandbox.connect()
  await hire('ada')
  await hireFailing('bob', 400)
  const { id } = await changeAbout('bob')
  const { total } = await sandbox.journal.change(id)
  renderPage(<ActivityPage />, { at: `/?status=failed&change=${id}&view=raw` })
  await screen.findByRole('button', { name: `Copy ${total} entries` })
  expect(screen.queryByRole('button', { name: /ada/ })).toBeNull()
  expect(screen.getByRole('button', { name: /bob was/ }).getAttribute('aria-expanded')).toBe('true')
})

it('shows an opened change that the list does not have', async () => {
  await sandbox.connect()
  await hire('ada')
  await hireFailing('bob', 400)
  const { id } = await changeAbout('ada')
  renderPage(<ActivityPage />, { at: `/?status=failed&change=${id}` })
  const opened = await screen.findByRole('region', { name: 'Opened change' })
  expect(await within(opened).findByRole('list', { name: 'Stages' })).toBeTruthy()
})

it('does not insert new changes while one is open, until they are requested', async () => {
  await sandbox.connect()
  await hire('ada')
  const hands = renderPage(<ActivityPage />)
  await hands.click(await row('ada'))
  await screen.findByRole('list', { name: 'Stages' })
  await hire('bob')
  await hire('cy')
  await hands.click(await screen.findByRole('button', { name: '2 new' }))
  await row('cy')
  expect(screen.queryByRole('button', { name: /new$/ })).toBeNull()
})

it('shows each stage, and opens a request in the inspector', async () => {
  await sandbox.connect()
  const ada = await hire('ada')
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
  const { exchanges } = await sandbox.journal.exchanges({ userId: ada.id })
  const created = exchanges.find(({ purpose }) => purpose === 'create')
  expect(parameters().get('exchange')).toBe(created?.id)
})

/** Syncs a new rule with six users in scope; the target refuses cy. Opens that change. */
async function openChangeOfSix() {
  const names = ['ada', 'ben', 'cy', 'dan', 'eve', 'finn']
  for (const name of names) await sandbox.users.create(name)
  sandbox.server.use(
    http.post<never, { userName: string }>(`${sandbox.scim.url}/Users`, async ({ request }) => {
      const { userName } = await request.clone().json()
      return userName === 'cy' ? HttpResponse.json({ detail: 'No.' }, { status: 400 }) : undefined
    }),
  )
  const { rule } = await sandbox.connect()
  const [change] = (await sandbox.journal.changes({ ruleId: rule.id })).changes
  return renderPage(<ActivityPage />, { at: `/?change=${change?.id}` })
}

it('shows first inside a change what failed, opened, and leads to the story', async () => {
  const hands = await openChangeOfSix()
  const story = await screen.findByRole('link', { name: 'Story of cy' })
  expect(story.getAttribute('href')).toMatch(/\/activity\/users\//)
  const names = screen.getAllByRole('button', {
    name: /^(ada|ben|cy|dan|eve|finn)/,
  })
  expect(names[0]?.textContent).toContain('cy')
  await hands.click(screen.getByRole('button', { name: /^POST/ }))
  await screen.findByRole('heading', { name: 'POST /scim/v2/Users' })
  const opened = await sandbox.journal.exchange(parameters().get('exchange') ?? '')
  expect(opened.subject?.name).toBe('cy')
})

it('filters a change by its counts and by a name, and keeps both in the address', async () => {
  const hands = await openChangeOfSix()
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
  const { connection } = await sandbox.connect()
  await sandbox.control.setDelivery(connection.id, { backoffMs: 1 })
  await sandbox.failWith(503, { operation: 'create', times: 1 })
  const ada = await hire('ada')
  const { exchanges } = await sandbox.journal.exchanges({ userId: ada.id })
  const ids = exchanges.map(({ id }) => id).toReversed()
  const hands = renderPage(<ActivityPage />)
  await hands.click(await row('ada'))
  const requests = await screen.findAllByRole('button', { name: /^(GET|POST)/ })
  const [beforeLast = document.body, last] = requests.slice(-2)
  await hands.click(requests.at(-3) ?? document.body)
  await hands.keyboard('{ArrowDown}')
  expect(document.activeElement).toBe(beforeLast)
  await waitFor(() => expect(parameters().get('exchange')).toBe(ids.at(-2)))
  await hands.click(await screen.findByRole('button', { name: 'Next request' }))
  await waitFor(() => expect(parameters().get('exchange')).toBe(ids.at(-1)))
  expect(screen.getByRole('button', { name: 'Next request' })).toHaveProperty(
    'ariaDisabled',
    'true',
  )
  expect(last?.getAttribute('aria-current')).toBe('true')
  await hands.keyboard('{Escape}')
  await waitFor(() => expect(parameters().has('exchange')).toBe(false))
  expect(document.activeElement).toBe(last)
})

it('is led by keyboard: j and k move, Enter opens, Escape closes', async () => {
  await sandbox.connect()
  await hire('ada')
  await hire('bob')
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
  const { connection } = await sandbox.connect()
  await sandbox.control.setDelivery(connection.id, { circuitThreshold: 1, retries: 0 })
  await hireFailing('ada', 503)
  renderPage(<ActivityPage />)
  expect((await row('Circuit open')).textContent).toContain('Vendor')
})

it('offers a way on where nothing is listed', async () => {
  await hire('ada')
  const hands = renderPage(<ActivityPage />, { at: '/?search=absent' })
  await screen.findByText('No change matches')
  expect(screen.getByText(/^curl .*search=absent/)).toBeTruthy()
  await hands.click(screen.getByRole('button', { name: 'Clear the filters' }))
  await row('ada')
})

import type { FaultInput } from '@pingone-sandbox/contract'
import { act, screen, waitFor, within } from '@testing-library/react'
import type { UserEvent } from '@testing-library/user-event'
import { http, HttpResponse } from 'msw'
import { useState } from 'react'
import { beforeEach, expect, it } from 'vitest'
import { FaultsPage } from './faults-page.tsx'
import { renderPage } from '../../test/render-page.tsx'
import { useSandbox } from '../../test/use-sandbox.ts'
import type { ActiveFault } from '../../entities/fault/fault-changes.ts'
import { FaultList } from './fault-list.tsx'
import { faultPresets } from './fault-preset-list.ts'

const sandbox = useSandbox()
// The page shows the misbehaviours as well. There are many, each search for a role reads them, and they have tests of their own.
beforeEach(() =>
  sandbox.server.use(
    http.get('/_sandbox/misbehaviours', () => HttpResponse.json({ misbehaviours: [] })),
  ),
)

const latency = (id: string, ms = 5): FaultInput => ({ id, effect: { kind: 'latency', ms } })
const answering = (body: unknown, id = 'answer'): FaultInput => ({
  id,
  effect: { kind: 'status', status: 400, body },
})

/** Replaces the set as another window would. */
const replace = (faults: readonly FaultInput[]) => sandbox.control.setFaults(faults)
const faults = async () => (await sandbox.control.faults()).faults
const ids = async () => (await faults()).map(({ id }) => id)
const version = async () => (await sandbox.control.faults()).version

/** Runs once before the next replacement arrives, as an edit by another client. */
function overtake(edit: () => Promise<unknown>): void {
  let isDone = false
  sandbox.server.use(
    http.put('/_sandbox/faults', async () => {
      if (!isDone) await edit()
      isDone = true
    }),
  )
}

const press = async (user: UserEvent, name: string | RegExp) =>
  user.click(await screen.findByRole('button', { name }))
const field = (name: string) => screen.getByRole('textbox', { name })
const rows = () =>
  within(screen.getByRole('list', { name: 'Faults' }))
    .getAllByRole('listitem')
    .map((row) => row.textContent)

async function fill(user: UserEvent, name: string, text: string): Promise<void> {
  await user.clear(field(name))
  await user.click(field(name))
  await user.paste(text)
}

async function choose(user: UserEvent, label: string, option: string): Promise<void> {
  await press(user, new RegExp(`${label}$`))
  await user.click(await screen.findByRole('option', { name: option }))
}

it('names the connection that a fault is limited to', async () => {
  const { connection } = await sandbox.connect()
  await replace([{ ...latency('slow'), connectionId: connection.id }])
  renderPage(<FaultsPage />)
  expect(
    await screen.findByText('Any request over Vendor, number 1: the answer comes 5 ms late.'),
  ).toBeTruthy()
})

it('puts faults in order by the keyboard, says so, and keeps the focus on the fault', async () => {
  await replace(['one', 'two', 'three'].map((id) => latency(id)))
  const user = renderPage(<FaultsPage />)
  const up = await screen.findByRole('button', { name: 'Move three up' })
  up.focus()
  await user.keyboard('{Enter}')
  await waitFor(async () => expect(await ids()).toEqual(['one', 'three', 'two']))
  expect(await screen.findByText('three is now 2 of 3.')).toBeTruthy()
  expect(document.activeElement?.getAttribute('aria-label')).toBe('Move three up')

  await user.keyboard('{Enter}')
  await waitFor(async () => expect(await ids()).toEqual(['three', 'one', 'two']))
  // At the top it can only go down.
  await waitFor(() =>
    expect(document.activeElement?.getAttribute('aria-label')).toBe('Move three down'),
  )
  expect(screen.getByRole('button', { name: 'Move three up' })).toHaveProperty('disabled', true)
  expect(screen.getByRole('button', { name: 'Move two down' })).toHaveProperty('disabled', true)
})

it('keeps what another window has added while it moves a fault', async () => {
  await replace([latency('one'), latency('two')])
  const user = renderPage(<FaultsPage />)
  await screen.findByText('two')
  overtake(() => replace([latency('one'), latency('two'), latency('theirs')]))
  await press(user, 'Move two up')
  await waitFor(async () => expect(await ids()).toEqual(['two', 'one', 'theirs']))
})

it('shows at once what another window has set', async () => {
  renderPage(<FaultsPage />)
  await screen.findByText('No faults active')
  await replace([latency('first')])
  // That may still come of the stream's opening, upon which all is read; this no more.
  await screen.findByText('first')
  await replace([latency('second')])
  expect(await screen.findByText('second')).toBeTruthy()
})

it('adds an answer with headers, a JSON body and an id of its own', async () => {
  const { connection } = await sandbox.connect()
  const user = renderPage(<FaultsPage />)
  await press(user, 'Add fault')
  await choose(user, 'Connection', 'Vendor')
  await fill(user, 'Status', '409')
  await press(user, 'Add header')
  await fill(user, 'Name of header 1', 'X-Why')
  await fill(user, 'Value of header 1', 'taken')
  await press(user, 'Add header')
  await fill(user, 'Name of header 2', 'X-Gone')
  await press(user, 'Remove header 2')
  await choose(user, 'Body', 'JSON')
  await fill(user, 'JSON', '{\n  "detail": "No"\n}')
  await fill(user, 'ID', 'refusal')
  await press(user, 'Save')
  await waitFor(async () => expect(await ids()).toEqual(['refusal']))
  expect(await faults()).toEqual([
    {
      id: 'refusal',
      operation: 'any',
      resource: 'any',
      connectionId: connection.id,
      ...{ skip: 0, times: 1, seen: 0, hits: 0 },
      effect: {
        kind: 'status',
        status: 409,
        headers: { 'X-Why': 'taken' },
        body: { detail: 'No' },
      },
    },
  ])
  expect(
    await screen.findByText(
      'Any request over Vendor, number 1: answered 409 with X-Why: taken and a body of its own; the target is not asked.',
    ),
  ).toBeTruthy()
})

it.each(['"abc"', 'two\n lines\n', '', null, { a: ['b'] }])(
  'leaves a body as it is when its fault is opened and saved: %j',
  async (body) => {
    await replace([answering(body)])
    const user = renderPage(<FaultsPage />)
    const before = await version()
    await press(user, 'Edit answer')
    await press(user, 'Save')
    await waitFor(async () => expect(await version()).toBe(before + 1))
    expect(await faults()).toMatchObject([answering(body)])
  },
)

it('says at each field what is wrong, and sends nothing', async () => {
  await replace([latency('one')])
  const before = await version()
  const user = renderPage(<FaultsPage />)
  await press(user, 'Add fault')
  await fill(user, 'Status', '99')
  await fill(user, 'Retry-After', 'soon')
  await fill(user, 'ID', 'one')
  await press(user, 'Add header')
  await fill(user, 'Value of header 1', 'a')
  await press(user, 'Save')
  for (const text of [
    'A whole number from 200 to 599 is expected.',
    'Seconds or an HTTP date are expected, like 30 or Wed, 21 Oct 2026 07:28:00 GMT.',
    'A header name has letters, digits and - but no spaces.',
    'Another fault has the id one.',
  ])
    // One after the other, so that the first that is missing is named.
    // oxlint-disable-next-line no-await-in-loop
    expect(await screen.findByText(text)).toBeTruthy()
  expect(await version()).toBe(before)
})

it('says that a fault was removed elsewhere, and adds it again', async () => {
  await replace([latency('one'), latency('two')])
  const user = renderPage(<FaultsPage />)
  await press(user, 'Edit one')
  await fill(user, 'Milliseconds', '9')
  await replace([latency('two')])
  await press(user, 'Save')
  expect(await screen.findByText('one was removed elsewhere meanwhile.')).toBeTruthy()
  expect(await ids()).toEqual(['two'])
  await press(user, 'Add it again')
  await waitFor(async () =>
    expect(await faults()).toMatchObject([latency('two'), latency('one', 9)]),
  )
  await waitFor(() => expect(screen.queryByRole('dialog')).toBeNull())
})

it('says that a fault was changed elsewhere, and saves over it after a confirmation', async () => {
  await replace([latency('one')])
  const user = renderPage(<FaultsPage />)
  await press(user, 'Edit one')
  await fill(user, 'Milliseconds', '9')
  await replace([latency('one', 7)])
  await press(user, 'Save')
  expect(await screen.findByText('one was changed elsewhere meanwhile.')).toBeTruthy()
  expect(screen.getByText(/It is now: .* 7 ms late/)).toBeTruthy()
  expect(await faults()).toMatchObject([latency('one', 7)])
  await press(user, 'Save over it')
  await waitFor(async () => expect(await faults()).toMatchObject([latency('one', 9)]))
})

it('says in the dialog that the faults could not be cleared', async () => {
  await replace([latency('one')])
  sandbox.server.use(
    http.put('/_sandbox/faults', () =>
      HttpResponse.json(
        { code: 'internal', message: 'The sandbox made a mistake.' },
        { status: 500 },
      ),
    ),
  )
  const user = renderPage(<FaultsPage />)
  await press(user, 'Clear all')
  const dialog = within(await screen.findByRole('alertdialog'))
  await user.click(dialog.getByRole('button', { name: 'Clear all' }))
  expect((await dialog.findByRole('alert')).textContent).toBe('The sandbox made a mistake.')
  await user.click(dialog.getByRole('button', { name: 'Cancel' }))
  expect(rows()).toHaveLength(1)
  // It is about that attempt alone.
  expect(screen.queryByText('The sandbox made a mistake.')).toBeNull()
})

it('removes a fault, and goes on at the button that is still there', async () => {
  await replace([latency('one'), latency('two')])
  const user = renderPage(<FaultsPage />)
  await press(user, 'Remove one')
  await waitFor(async () => expect(await ids()).toEqual(['two']))
  expect(await screen.findByText('one was removed.')).toBeTruthy()
  await waitFor(() => expect(document.activeElement?.textContent).toBe('Add fault'))
})

it('shows for each fault worth trying how its consequence is known, and adds it', async () => {
  const [preset] = faultPresets
  const quirk = (await sandbox.control.quirks()).find(({ id }) => id === preset?.quirk)
  const user = renderPage(<FaultsPage />)
  const [first] = within(
    await screen.findByRole('list', { name: 'Faults worth trying' }),
  ).getAllByRole('listitem')
  const badge = await within(first ?? document.body).findByRole('link', {
    name: quirk?.evidence ?? 'none',
  })
  expect(badge.getAttribute('href')).toContain(`/behaviour#${preset?.quirk}`)
  await press(user, `Add “${preset?.title}”`)
  await waitFor(async () => expect(await faults()).toMatchObject([preset?.fault]))
})

it('shows the failure of the first of two quick presses, though the second succeeds', async () => {
  await replace(['one', 'two'].map((id) => latency(id)))
  const user = renderPage(<FaultsPage />)
  await screen.findByRole('button', { name: 'Remove one' })
  const { promise: released, resolve: release } = Promise.withResolvers<void>()
  sandbox.server.use(
    http.put(
      '/_sandbox/faults',
      async () => {
        await released
        return HttpResponse.json({ code: 'internal', message: 'A mistake.' }, { status: 500 })
      },
      { once: true },
    ),
  )
  await press(user, 'Remove one')
  await press(user, 'Remove two')
  release()
  await waitFor(async () => expect(await ids()).toEqual(['one']))
  expect(await screen.findByText('two was removed.')).toBeTruthy()
  expect(screen.getByRole('alert').textContent).toBe('A mistake.')
})

it('leaves the focus where it went while a fault was moved', async () => {
  await replace(['one', 'two'].map((id) => latency(id)))
  const user = renderPage(<FaultsPage />)
  await screen.findByRole('button', { name: 'Move two up' })
  const { promise: released, resolve: release } = Promise.withResolvers<void>()
  sandbox.server.use(http.put('/_sandbox/faults', () => released.then(() => undefined)))
  await press(user, 'Move two up')
  const search = screen.getByRole('searchbox')
  await user.click(search)
  release()
  await screen.findByText('two is now 1 of 2.')
  await waitFor(() => expect(rows()[0]).toContain('two'))
  expect(document.activeElement).toBe(search)
})

it('does not take the focus when a fault returns to an earlier place', async () => {
  const active = (...names: readonly string[]) =>
    names.map((id): ActiveFault => ({
      ...{ operation: 'any', resource: 'any', skip: 0, times: 1 },
      ...{ id, effect: { kind: 'latency', ms: 5 }, times: 1, seen: 0, hits: 0 },
    }))
  let show: (faults: readonly ActiveFault[]) => void = () => {}
  function Shown() {
    const [shown, setShown] = useState<readonly ActiveFault[]>(active('one', 'two'))
    show = setShown
    return <FaultList faults={shown} />
  }
  await replace(['one', 'two'].map((id) => latency(id)))
  const user = renderPage(<Shown />)
  await press(user, 'Move two up')
  await screen.findByText('two is now 1 of 2.')
  act(() => show(active('one')))
  expect(document.activeElement).toBe(document.body)
  act(() => show(active('two', 'one')))
  expect(document.activeElement).toBe(document.body)
})

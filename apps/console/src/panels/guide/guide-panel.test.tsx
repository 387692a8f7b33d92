import { screen, within } from '@testing-library/react'
import { delay, http, HttpResponse } from 'msw'
import { useState } from 'react'
import { beforeEach, expect, it } from 'vitest'
import { fakeChange } from '../../test/fake-journal.ts'
import { renderPage } from '../../test/render-page.tsx'
import { fakeInfo, useSandboxApi } from '../../test/sandbox-api.ts'
import { GuidePanel } from './guide-panel.tsx'

const sandbox = useSandboxApi()

const environment = `/environments/${fakeInfo.environmentId}`
const connection = {
  ...{ id: 'c1', name: 'Vendor', type: 'scim', status: 'ACTIVE' },
  configuration: { USER_FILTER: 'userName eq "%s"' },
}
const rule = {
  ...{ id: 'r1', name: 'Staff', active: true, plan: { id: 'p' } },
  ...{ sourceStore: { id: 's' }, targetStore: { id: 'c1' }, groups: [] },
}

beforeEach(() => {
  setUp({ stores: [], rules: [] })
})

/** What stands in the sandbox, and how long it takes to say so. */
function setUp(collections: Readonly<Record<'stores' | 'rules', readonly object[]>>, ms = 0): void {
  const at = `/v1${environment}/propagation`
  sandbox.server.use(
    http.get('/_sandbox/misbehaviours', () => HttpResponse.json({ misbehaviours: [] })),
    http.get('/_sandbox/target-requests', () => HttpResponse.json({ requests: [] })),
    ...Object.entries(collections).map(([key, items]) =>
      http.get(`${at}/${key}`, async () => {
        await delay(ms)
        return HttpResponse.json({ _links: {}, _embedded: { [key]: items }, count: items.length })
      }),
    ),
  )
}

const show = (at = environment) =>
  renderPage(<GuidePanel isOpen onOpen={() => {}} onClose={() => {}} />, { at })
const current = (title: string) =>
  screen.findByText((_, element) => {
    const step = element?.closest('li')
    return element?.textContent === title && step?.getAttribute('aria-current') === 'step'
  })

it('begins with what the vendor gives, and folds what comes later', async () => {
  show()
  await current('Go to Integrations › Provisioning')
  expect(screen.getByText('http://target.test/scim/v2')).toBeTruthy()
  const later = screen.getByText('11 later steps').closest('details')
  expect(later?.open).toBe(false)
  expect(screen.getByText('4 more lessons')).toBeTruthy()
})

it('finds out how far a sandbox has come that was set up by others', async () => {
  setUp({ stores: [connection], rules: [rule] })
  await sandbox.tell(...fakeChange())
  show()
  await current('See what was sent')
  expect(screen.getByText('11 earlier steps')).toBeTruthy()
  expect(screen.getByRole('heading', { name: 'Lessons' })).toBeTruthy()
})

it('links to where a step is done, and still says what to look at', async () => {
  setUp({ stores: [connection], rules: [rule] })
  await sandbox.tell(...fakeChange())
  const user = show()
  await current('See what was sent')
  await user.click(screen.getByRole('link', { name: 'Go to Activity' }))
  await current('Change things, and watch each')
  expect(window.location.pathname).toBe(`${environment}/activity`)
  expect(screen.getByText(/^Open a change to see why/)).toBeTruthy()
})

it('ticks the parts of a step one by one', async () => {
  setUp({ stores: [connection], rules: [rule] })
  await sandbox.tell(...fakeChange())
  show(`${environment}/activity`)
  await current('Change things, and watch each')
  const part = () => screen.getByText('Edit a user’s name')
  expect(within(part()).queryByLabelText('Done')).toBeNull()
  await sandbox.tell(...fakeChange({ exchanges: [{ purpose: 'update' }] }))
  expect(await within(part()).findByLabelText('Done')).toBeTruthy()
})

it('lets a step be skipped, and stores that', async () => {
  const user = show()
  await current('Go to Integrations › Provisioning')
  await user.click(screen.getByRole('button', { name: 'Skip' }))
  await current('Choose New Connection')
  expect(sandbox.lessons.kept().lessons['walkthrough']?.done).toEqual([
    'open-environment',
    'go-to-provisioning',
  ])
})

it('starts over after a reset, and takes nothing of before for done', async () => {
  setUp({ stores: [connection], rules: [rule] })
  await sandbox.tell(...fakeChange())
  show()
  await current('See what was sent')
  setUp({ stores: [], rules: [] }, 100)
  sandbox.reset()
  await current('Go to Integrations › Provisioning')
  expect(screen.getByText('1 of 15 steps done')).toBeTruthy()
})

it('shows what another window has seen, though the journal here begins later', async () => {
  setUp({ stores: [connection], rules: [rule] })
  const steps = ['open-environment', 'go-to-provisioning', 'new-connection', 'identity-store']
  const more = ['scim-outbound', 'name', 'vendor-values', 'user-filter', 'enable-connection']
  const done = [...steps, ...more, 'remove-action', 'rule', 'assign-users', 'see-requests']
  sandbox.lessons.change({ lessons: { walkthrough: { done } } })
  show()
  await current('Change things, and watch each')
  const part = () => screen.getByText('Disable a user')
  expect(within(part()).queryByLabelText('Done')).toBeNull()

  sandbox.lessons.change({ lessons: { walkthrough: { done: ['changes/disable'] } } })
  sandbox.tellOfSetting('lessons')
  expect(await within(part()).findByLabelText('Done')).toBeTruthy()
})

function FoldingGuide() {
  const [isOpen, setOpen] = useState(false)
  return <GuidePanel isOpen={isOpen} onOpen={() => setOpen(true)} onClose={() => setOpen(false)} />
}

it('folds to a rail that says how far one has come, and takes the focus along', async () => {
  const hands = renderPage(<FoldingGuide />, { at: environment })
  const rail = await screen.findByRole('button', { name: /^Guide · 0 of \d+$/ })
  await hands.click(rail)
  const close = screen.getByRole('button', { name: 'Close guide' })
  expect(document.activeElement).toBe(close)
  await hands.click(close)
  expect(document.activeElement).toBe(screen.getByRole('button', { name: /^Guide/ }))
})

it('notices while it is folded what has been done, and keeps that', async () => {
  setUp({ stores: [connection], rules: [rule] })
  renderPage(<FoldingGuide />, { at: environment })
  await screen.findByRole('button', { name: /^Guide · (?!12)\d+ of 15$/ })
  await sandbox.tell(...fakeChange())
  await screen.findByRole('button', { name: 'Guide · 12 of 15' })
  await expect
    .poll(() => sandbox.lessons.kept().lessons['walkthrough']?.done)
    .toContain('assign-users')
})

it('does a chore at a press, says what was done, and moves the focus to the next step', async () => {
  const made: unknown[] = []
  const at = `/v1${environment}/propagation`
  sandbox.server.use(
    http.post(`${at}/stores`, async ({ request }) => {
      made.push(await request.json())
      setUp({ stores: [connection], rules: [] })
      return HttpResponse.json({ ...connection, id: 'c1' })
    }),
    http.post(`${at}/revisions`, () => HttpResponse.json({ id: 'r' })),
  )
  sandbox.lessons.change({
    lessons: { walkthrough: { done: ['open-environment', 'go-to-provisioning'] } },
  })
  const user = show()
  await current('Choose New Connection')
  await user.click(screen.getByRole('button', { name: 'Do it for me' }))
  await screen.findByText('The connection Reference server was made and enabled.')
  expect(made).toMatchObject([
    { status: 'ACTIVE', configuration: { USER_FILTER: 'userName eq "%s"' } },
  ])
  await current('Create a rule, and enable it')
  expect(document.activeElement?.textContent).toContain('Create a rule, and enable it')
})

it('says why a chore cannot be done, and leaves the step open', async () => {
  setUp({ stores: [connection], rules: [{ ...rule, active: false }] })
  sandbox.server.use(
    http.get(`/v1${environment}/propagation/rules/r1`, () => HttpResponse.json(rule)),
    http.put(`/v1${environment}/propagation/rules/r1`, () =>
      HttpResponse.json({ id: 'x', code: 'INVALID_DATA', message: 'No.' }, { status: 400 }),
    ),
  )
  const user = show()
  sandbox.lessons.change({
    lessons: { walkthrough: { done: ['open-environment', 'go-to-provisioning', 'remove-action'] } },
  })
  await current('Create a rule, and enable it')
  await user.click(screen.getByRole('button', { name: 'Do it for me' }))
  expect((await screen.findByText('No.')).isConnected).toBe(true)
  await current('Create a rule, and enable it')
})

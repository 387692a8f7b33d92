import { screen, within } from '@testing-library/react'
import { delay, http, HttpResponse } from 'msw'
import { useState } from 'react'
import { expect, it } from 'vitest'
import { renderPage } from '../../test/render-page.tsx'
import { environment, platform, useSandbox } from '../../test/use-sandbox.ts'
import { GuidePanel } from './guide-panel.tsx'

const sandbox = useSandbox()

/** Makes what the walkthrough makes: a connection with a filter that every target reads, and a rule. */
const connect = (rule: object = {}) =>
  sandbox.connect({
    configuration: { USER_FILTER: 'userName eq "%s"', REMOVE_ACTION: 'Disable' },
    rule,
  })

async function provision(name: string) {
  await sandbox.users.create(name)
  await sandbox.waitForIdle()
}

/** Stores steps of the walkthrough as done, as another window would. */
const markDone = (...done: readonly string[]) =>
  sandbox.control.changeLessons({ lessons: { walkthrough: { done: [...done] } } })
const doneSteps = async () => (await sandbox.control.lessons()).lessons['walkthrough']?.done

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
  expect(screen.getByText(sandbox.scim.url)).toBeTruthy()
  const later = screen.getByText('11 later steps').closest('details')
  expect(later?.open).toBe(false)
  expect(screen.getByText('4 more lessons')).toBeTruthy()
})

it('finds out how far a sandbox has come that was set up by others', async () => {
  await connect()
  await provision('ada')
  show()
  await current('See what was sent')
  expect(screen.getByText('11 earlier steps')).toBeTruthy()
  expect(screen.getByRole('heading', { name: 'Lessons' })).toBeTruthy()
})

it('links to where a step is done, and still says what to look at', async () => {
  await connect()
  await provision('ada')
  const user = show()
  await current('See what was sent')
  await user.click(screen.getByRole('link', { name: 'Go to Activity' }))
  await current('Change things, and watch each')
  expect(window.location.pathname).toBe(`${environment}/activity`)
  expect(screen.getByText(/^Open a change to see why/)).toBeTruthy()
})

it('ticks the parts of a step one by one', async () => {
  await connect()
  await provision('ada')
  show(`${environment}/activity`)
  await current('Change things, and watch each')
  const part = () => screen.getByText('Edit a user’s name')
  expect(within(part()).queryByLabelText('Done')).toBeNull()
  await sandbox.users.update('ada', { name: { given: 'Ada' } })
  expect(await within(part()).findByLabelText('Done')).toBeTruthy()
})

it('lets a step be skipped, and stores that', async () => {
  const user = show()
  await current('Go to Integrations › Provisioning')
  await user.click(screen.getByRole('button', { name: 'Skip' }))
  await current('Choose New Connection')
  await expect.poll(doneSteps).toEqual(['open-environment', 'go-to-provisioning'])
})

it('starts over after a reset, and takes nothing of before for done', async () => {
  await connect()
  await provision('ada')
  show()
  await current('See what was sent')
  // What is read anew comes after the event of the reset.
  sandbox.server.use(
    http.get(`${platform}/propagation/:collection`, async () => {
      await delay(100)
    }),
  )
  await sandbox.reset()
  await current('Go to Integrations › Provisioning')
  expect(screen.getByText('1 of 15 steps done')).toBeTruthy()
})

it('shows what another window has seen, though the journal here begins later', async () => {
  await connect()
  const steps = ['open-environment', 'go-to-provisioning', 'new-connection', 'identity-store']
  const more = ['scim-outbound', 'name', 'vendor-values', 'user-filter', 'enable-connection']
  await markDone(...steps, ...more, 'remove-action', 'rule', 'assign-users', 'see-requests')
  show()
  await current('Change things, and watch each')
  const part = () => screen.getByText('Disable a user')
  expect(within(part()).queryByLabelText('Done')).toBeNull()

  await markDone('changes/disable')
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
  await connect()
  renderPage(<FoldingGuide />, { at: environment })
  await screen.findByRole('button', { name: /^Guide · (?!12)\d+ of 15$/ })
  await provision('ada')
  await screen.findByRole('button', { name: 'Guide · 12 of 15' })
  await expect.poll(doneSteps).toContain('assign-users')
})

it('does a chore at a press, says what was done, and moves the focus to the next step', async () => {
  await markDone('open-environment', 'go-to-provisioning')
  const user = show()
  await current('Choose New Connection')
  await user.click(screen.getByRole('button', { name: 'Do it for me' }))
  await screen.findByText('The connection Reference server was made and enabled.')
  const stores = await sandbox.administrator.resources.stores.all()
  expect(stores.filter(({ type }) => type === 'scim')).toMatchObject([
    { status: 'ACTIVE', configuration: { USER_FILTER: 'userName eq "%s"' } },
  ])
  await current('Create a rule, and enable it')
  expect(document.activeElement?.textContent).toContain('Create a rule, and enable it')
})

it('says why a chore cannot be done, and leaves the step open', async () => {
  const { rule } = await connect({ active: false })
  sandbox.server.use(
    http.put(`${platform}/propagation/rules/${rule.id}`, () =>
      HttpResponse.json({ id: 'x', code: 'INVALID_DATA', message: 'No.' }, { status: 400 }),
    ),
  )
  await markDone('open-environment', 'go-to-provisioning', 'remove-action')
  const user = show()
  await current('Create a rule, and enable it')
  await user.click(screen.getByRole('button', { name: 'Do it for me' }))
  expect((await screen.findByText('No.')).isConnected).toBe(true)
  await current('Create a rule, and enable it')
})

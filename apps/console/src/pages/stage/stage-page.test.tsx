import { screen, within } from '@testing-library/react'
import { expect, it } from 'vitest'
import { renderPage } from '../../test/render-page.tsx'
import { environment, useSandbox } from '../../test/use-sandbox.ts'
import { StagePage } from './stage-page.tsx'

const sandbox = useSandbox()
const show = () => renderPage(<StagePage />, { at: `${environment}/stage` })
const region = (name: string) => within(screen.getByRole('region', { name }))
const { pace, setPace } = sandbox.control

/** What the page sets. */
const watchPace = () => {
  const sent = sandbox.watch((call) => call === 'PUT /_sandbox/pace')
  return () => sent.map(({ body }) => body)
}

/** Pauses before the create of a new user: the lookup has found nothing. */
async function pauseBeforeCreate(): Promise<void> {
  await sandbox.connect()
  await setPace({ mode: 'paused' })
  await sandbox.users.create('ada.lovelace')
  const waiting = async () => (await pace()).next?.purpose
  await expect.poll(waiting).toBeDefined()
  while ((await waiting()) !== 'create') {
    const { passed } = await pace()
    await setPace({ step: 1 })
    await expect.poll(async () => (await pace()).passed).toBe(passed + 1)
    await expect.poll(waiting).toBeDefined()
  }
}

it('says what to do while nothing is connected', async () => {
  show()
  await screen.findByText(/PingOne has no target yet/)
  expect(screen.getByRole('button', { name: 'Set up the reference server' })).toBeTruthy()
  expect(screen.getByRole('link', { name: 'Connect your own endpoint' })).toBeTruthy()
})

it('shows the request that waits, with the reason for it', async () => {
  await pauseBeforeCreate()
  show()
  await screen.findByText(
    'No user at the target is named ada.lovelace, so PingOne creates the user.',
  )
  expect(screen.getByText('step 3 of 4')).toBeTruthy()
  expect(screen.getByText('paused')).toBeTruthy()
  const wire = region('Requests and answers')
  expect(wire.getByText('200 · 0 found')).toBeTruthy()
  expect(wire.getByText('POST /Users')).toBeTruthy()
  expect(wire.getByText(/"userName": "ada.lovelace"/)).toBeTruthy()
  expect(wire.getByText('not sent yet')).toBeTruthy()
  expect(region('Target').getByText('arriving')).toBeTruthy()
})

it('pauses, steps and slows down the engine itself', async () => {
  await sandbox.connect()
  const settings = watchPace()
  const user = show()
  await user.click(await screen.findByRole('button', { name: 'Pause' }))
  await user.click(await screen.findByRole('button', { name: 'Resume' }))
  await user.click(await screen.findByRole('button', { name: 'Step' }))
  await user.click(await screen.findByRole('button', { name: 'Step' }))
  await user.selectOptions(screen.getByRole('combobox', { name: 'Speed of the engine' }), '2')
  await expect
    .poll(settings)
    .toEqual([
      { mode: 'paused' },
      { mode: 'running' },
      { mode: 'paused', step: 1 },
      { step: 1 },
      { perSecond: 2 },
    ])
})

it('steps back in the picture alone, and forward to now again', async () => {
  await pauseBeforeCreate()
  const settings = watchPace()
  const user = show()
  await screen.findByText(/so PingOne creates the user/)
  await user.click(screen.getByRole('button', { name: 'Step back' }))
  await screen.findByText('ada.lovelace is in scope of Everyone, so PingOne provisions the user.')
  expect(screen.getByText(/You see an earlier step/)).toBeTruthy()
  expect(region('Requests and answers').queryByText('POST /Users')).toBeNull()
  await user.click(screen.getByRole('button', { name: 'Step forward' }))
  await screen.findByText(/so PingOne creates the user/)
  await user.click(screen.getByRole('button', { name: 'Step back' }))
  await user.click(await screen.findByRole('button', { name: 'Back to now' }))
  await screen.findByText(/so PingOne creates the user/)
  // The button is gone, and the focus is not lost with it.
  expect(document.activeElement).toBe(screen.getByRole('main'))
  expect(settings()).toEqual([])
})

it('asks when it is left with a paused engine, and resumes', async () => {
  await pauseBeforeCreate()
  const settings = watchPace()
  const user = show()
  await screen.findByText('paused')
  await user.keyboard('{Escape}')
  const question = within(await screen.findByRole('alertdialog'))
  expect(question.getByText(/The engine is still paused: 1 request waits\./)).toBeTruthy()
  await user.click(question.getByRole('button', { name: 'Resume and leave' }))
  await expect.poll(() => window.location.pathname).toBe(environment)
  await expect.poll(settings).toEqual([{ mode: 'running', perSecond: null }])
})

it('shows what happens from now on, and what the target has by its answers', async () => {
  await sandbox.connect()
  await sandbox.users.create('bob')
  await sandbox.waitForIdle()
  show()
  await screen.findByText('Nothing is being provisioned. Choose a scenario below.')
  await sandbox.users.create('ada.lovelace')
  await screen.findByText(/The target has created ada\.lovelace/)
  const [ada] = region('Target').getAllByRole('listitem')
  expect(ada?.textContent).toContain('ada.lovelaceactive')
  expect(region('PingOne').getByText('done')).toBeTruthy()
})

import { screen, waitFor, within } from '@testing-library/react'
import { http, HttpResponse } from 'msw'
import { beforeEach, expect, it } from 'vitest'
import { renderPage } from '../../test/render-page.tsx'
import { platform, useSandbox } from '../../test/use-sandbox.ts'
import { NewConnectionPanel } from './new-connection-panel.tsx'

const sandbox = useSandbox()
beforeEach(() => {
  sessionStorage.clear()
  sandbox.server.use(
    http.all('http://target.test/*', () => new HttpResponse('Nothing here', { status: 404 })),
  )
})

async function goToAuthentication() {
  const user = renderPage(<NewConnectionPanel />)
  const press = async (name: string) => user.click(await screen.findByRole('button', { name }))
  await press('Select Identity Store')
  await press('Select SCIM Outbound')
  await press('Next')
  await user.paste('Vendor')
  await press('Next')
  await screen.findByRole('heading', { name: 'Configure Authentication' })
  await user.paste('http://target.test')
  await user.click(screen.getByLabelText(/^Oauth Access Token/))
  await user.paste('a-token')
  return { user, press }
}

it('shows what a failed test sent and what came back, and continues on request', async () => {
  const { user, press } = await goToAuthentication()
  await press('Test Connection')
  const failure = within(await screen.findByRole('alertdialog', { name: 'Test Connection Failed' }))
  expect(failure.getByText(/404/)).toBeTruthy()
  await user.click(failure.getByRole('button', { name: /^What was sent/ }))
  expect(failure.getByRole('region', { name: 'Answer' }).textContent).toMatch(
    /^HTTP\/1.1 404\n(.+\n)*\nNothing here$/,
  )
  await user.click(failure.getByRole('button', { name: 'Continue' }))
  expect(await screen.findByRole('heading', { name: 'Configure Preferences' })).toBeTruthy()
})

it('begins with the values and the labels of the wizard of PingOne', async () => {
  const { press } = await goToAuthentication()
  const shown = (label: string) => screen.getByRole('button', { name: new RegExp(`${label}$`) })
  expect(shown('Authentication Method').textContent).toContain('OAuth 2 Bearer Token')
  expect(shown('Auth Type Header').textContent).toContain('Bearer')
  await press('Next')
  await screen.findByRole('heading', { name: 'Users Actions' })
  expect(screen.getByRole('radio', { name: 'Overwrite', checked: true })).toBeTruthy()
  expect(shown('Remove Action').textContent).toContain('Delete')
  const boxes = document.querySelectorAll<HTMLInputElement>('fieldset input[type="checkbox"]')
  expect(
    [...boxes].map((box) => [box.labels?.[0]?.textContent, box.getAttribute('role'), box.checked]),
  ).toEqual([
    ['Enable users creation', null, true],
    ['Enable users updation', null, true],
    ['Enable users disable', 'switch', true],
    ['Enable users deprovision', null, true],
    ['Deprovision on rule deletion', 'switch', false],
  ])
  expect(screen.getByRole('button', { name: 'Previous' })).toBeTruthy()
})

it('explains Eq, shows the filter for a user, and repairs it', async () => {
  await sandbox.users.create('ada')
  const { press } = await goToAuthentication()
  await press('Next')
  await screen.findByText('Write userName eq "%s" instead')
  expect(await screen.findByText('username Eq "ada"')).toBeTruthy()
  await press('Change it')
  const filter = screen.getByRole('textbox', { name: 'User Filter Expression' })
  expect(document.activeElement).toBe(filter)
  expect(await screen.findByText('userName eq "ada"')).toBeTruthy()
  expect(screen.queryByText(/^Write userName eq .* instead/)).toBeNull()
})

it('begins each step in its first field', async () => {
  const user = renderPage(<NewConnectionPanel />)
  const focused = () => document.activeElement
  const first = await screen.findByRole('button', { name: 'Select Identity Store' })
  expect(focused()).toBe(first)
  await user.keyboard('{Enter}')
  expect(focused()).toBe(screen.getByRole('searchbox', { name: 'Search identity stores' }))
  await user.tab()
  expect(focused()).toBe(screen.getByRole('button', { name: 'Select SCIM Outbound' }))
  await user.keyboard('{Enter}')
  await user.click(screen.getByRole('button', { name: 'Next' }))
  expect(focused()).toBe(screen.getByRole('textbox', { name: 'Name' }))
  await user.keyboard('Vendor{Enter}')
  await screen.findByRole('heading', { name: 'Configure Authentication' })
  expect(focused()).toBe(screen.getByRole('textbox', { name: 'SCIM BASE URL' }))
})

it('leads to the reason why a connection is not created', async () => {
  sandbox.server.use(
    http.post(`${platform}/propagation/stores`, () =>
      HttpResponse.json(
        { id: '1', code: 'INVALID_DATA', message: 'It is refused.' },
        { status: 400 },
      ),
    ),
  )
  const { press } = await goToAuthentication()
  await press('Next')
  await screen.findByRole('heading', { name: 'Users Actions' })
  await press('Save')
  const alert = await screen.findByRole('alert')
  expect(alert.textContent).toBe('It is refused.')
  await waitFor(() => expect(document.activeElement).toBe(alert))
})

it('numbers the four steps after the choice of a type, and ticks those that are done', async () => {
  await goToAuthentication()
  const steps = within(screen.getByRole('list', { name: 'Steps' })).getAllByRole('listitem')
  expect(steps.map((step) => step.textContent)).toEqual([
    '1: Choose an identity store, done',
    '2: Name the connection, done',
    '33: Configure Authentication',
    '44: Configure Preferences',
  ])
  expect(steps.map((step) => step.getAttribute('aria-current'))).toEqual([null, null, 'step', null])
})

it('shows the token only after its eye is pressed', async () => {
  const { press } = await goToAuthentication()
  const token = screen.getByLabelText<HTMLInputElement>(/^Oauth Access Token/)
  expect(token.type).toBe('password')
  await press('Show Oauth Access Token')
  expect(token.type).toBe('text')
  await press('Hide Oauth Access Token')
  expect(token.type).toBe('password')
})

it('marks as required only what the wizard does not fill in', async () => {
  await goToAuthentication()
  const marked = document.querySelectorAll<HTMLInputElement>('fieldset [aria-required="true"]')
  expect([...marked].map(({ name }) => name)).toEqual([
    'configuration.SCIM_URL',
    'configuration.OAUTH_ACCESS_TOKEN',
  ])
})

it('keeps the draft when the panel is closed, and drops it on Cancel', async () => {
  const { press } = await goToAuthentication()
  await press('Close panel')
  expect(sessionStorage.length).toBe(1)
  await press('Cancel')
  expect(sessionStorage.length).toBe(0)
})

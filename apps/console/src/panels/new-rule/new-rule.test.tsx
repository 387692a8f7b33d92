import { cleanup, screen, waitFor, within } from '@testing-library/react'
import { http, HttpResponse } from 'msw'
import { beforeEach, expect, it } from 'vitest'
import { renderPage } from '../../test/render-page.tsx'
import { platform, type SentRequest, useSandbox } from '../../test/use-sandbox.ts'
import { NewRule } from './new-rule.tsx'

const sandbox = useSandbox({ seed: { groups: [{ name: 'Pilots' }] } })
/** What the page writes, in order; a plan changes nothing. */
let sent: SentRequest[]
const calls = () => sent.map(({ call }) => call)

beforeEach(async () => {
  sessionStorage.clear()
  const handlings = { Vendor: undefined, Careful: 'Merge', Strict: 'Overwrite' }
  for (const [name, handling] of Object.entries(handlings))
    await sandbox.administrator.connect({
      ...{ name, ...sandbox.scim },
      configuration: { GROUP_MEMBERSHIP_HANDLING: handling },
    })
  sent = sandbox.watch((call) => /^(POST|PUT|DELETE) .propagation/.test(call))
})

const refusal = (target: string, message: string) =>
  HttpResponse.json(
    {
      id: '1',
      code: 'INVALID_DATA',
      message,
      details: [{ code: 'INVALID_VALUE', target, message }],
    },
    { status: 400 },
  )

function handsOn(user: ReturnType<typeof renderPage>) {
  const press = async (name: string) => user.click(await screen.findByRole('button', { name }))
  return {
    user,
    press,
    nameIt: async (connection = 'Vendor') => {
      await press(`Add ${connection}`)
      await press('Continue')
      await screen.findByRole('heading', { name: 'Name the rule' })
      await user.paste('Staff')
      await press('Next')
      await screen.findByRole('heading', { name: 'Groups' })
    },
    choosePilots: async () => {
      await press('Add Groups')
      const dialog = within(await screen.findByRole('dialog', { name: 'Add Groups' }))
      await user.click(await dialog.findByRole('checkbox', { name: 'Pilots' }))
      await user.click(dialog.getByRole('button', { name: 'Done' }))
      await screen.findByRole('button', { name: 'Remove Pilots' })
    },
  }
}

const openNewRule = () => handsOn(renderPage(<NewRule />))

it('offers PingOne as the source only, and says why', async () => {
  const { press } = openNewRule()
  const inbound = await screen.findByRole('radio', { name: 'PingOne as Target' })
  expect(inbound).toHaveProperty('disabled', true)
  const note = inbound.getAttribute('aria-describedby') ?? ''
  expect(document.getElementById(note)?.textContent).toContain('Not simulated')
  expect(screen.getByRole('button', { name: 'Continue' })).toHaveProperty('disabled', true)
  await press('Add Vendor')
  expect(document.activeElement).toBe(screen.getByRole('button', { name: 'Continue' }))
  await press('Remove Vendor')
  expect(screen.getByRole('button', { name: 'Continue' })).toHaveProperty('disabled', true)
})

it('creates the rule with its filter, groups and mapping, and one revision', async () => {
  const { press, nameIt, choosePilots } = openNewRule()
  await nameIt()
  await press('Add Condition')
  await choosePilots()
  await press('Next')
  await press('Start from the defaults')
  for (const count of [6, 5, 4, 3, 2]) await press(`Delete mapping ${count}`)
  await press('Save')
  await waitFor(() => expect(calls()).toContain('POST /propagation/revisions'))
  const { rules, stores, mappingsOf } = sandbox.administrator.resources
  const [rule] = await rules.all()
  expect(calls()).toEqual([
    'POST /propagation/plans',
    'POST /propagation/rules',
    `POST /propagation/rules/${rule?.id}/mappings`,
    'POST /propagation/revisions',
  ])
  const idOf = async (name: string) => (await stores.all()).find((store) => store.name === name)?.id
  const pilots = await sandbox.groups.find('Pilots')
  expect(rule).toMatchObject({
    name: 'Staff',
    sourceStore: { id: await idOf('PingOne Directory') },
    targetStore: { id: await idOf('Vendor') },
    populationExpression: 'enabled eq true',
    groups: [{ id: pilots?.id }],
    active: false,
  })
  const lines = await mappingsOf(rule?.id ?? '').all()
  expect(lines).toMatchObject([{ sourceAttribute: 'username', targetAttribute: 'userName' }])
  await waitFor(() => expect(window.location.pathname).toMatch(/\/provisioning\/rules$/))
  expect(sessionStorage.length).toBe(0)
})

it.each([
  ['Strict', true],
  ['Careful', false],
  // A connection that says nothing merges.
  ['Vendor', false],
])('warns of overwritten memberships by what %s says', async (connection, isWarned) => {
  const { nameIt } = openNewRule()
  await nameIt(connection)
  const warning = screen.queryByRole('link', { name: 'Group Membership Handling' })
  expect(warning !== null).toBe(isWarned)
})

it('leads to the part of an earlier step that the server refuses', async () => {
  sandbox.server.use(
    http.post(`${platform}/propagation/rules`, () =>
      refusal('groups', 'There is no group pilots.'),
    ),
  )
  const { press, nameIt, choosePilots } = openNewRule()
  await nameIt()
  await choosePilots()
  await press('Next')
  await press('Save')
  const alert = await screen.findByRole('alert')
  expect(alert.textContent).toBe('There is no group pilots.')
  expect(screen.getByRole('heading', { name: 'Directory Configuration' })).toBeTruthy()
  await waitFor(() => expect(document.activeElement).toBe(alert))
  await press('Remove Pilots')
  expect(screen.queryByRole('alert')).toBeNull()
})

it('keeps nothing of a rule whose mapping is refused, and says so at the line', async () => {
  sandbox.server.use(
    http.post(`${platform}/propagation/rules/:id/mappings`, () =>
      refusal('targetAttribute', 'SCIM users have no such attribute.'),
    ),
  )
  const { press, nameIt } = openNewRule()
  await nameIt()
  await press('Next')
  await press('Start from the defaults')
  await press('Save')
  await screen.findByText('SCIM users have no such attribute.')
  expect(calls()).toEqual([
    'POST /propagation/plans',
    'POST /propagation/rules',
    expect.stringMatching(/^POST .propagation.rules.*mappings$/),
    expect.stringMatching(/^DELETE .propagation.rules/),
  ])
  expect(await sandbox.administrator.resources.rules.all()).toEqual([])
  const field = screen.getAllByRole('combobox', { name: 'Target attribute' })[0]
  await waitFor(() => expect(document.activeElement).toBe(field))
})

it('refuses a filter that PingOne does not understand before the next step', async () => {
  const { user, press, nameIt } = openNewRule()
  await nameIt()
  await press('Edit as expression')
  const expression = await screen.findByRole('textbox', { name: 'Expression' })
  await user.type(expression, 'title')
  await press('Next')
  await waitFor(() => expect(document.activeElement).toBe(expression))
  expect(screen.getByRole('heading', { name: 'Directory Configuration' })).toBeTruthy()
})

it('goes on where it was left, and starts over on request', async () => {
  const { press, nameIt, choosePilots } = openNewRule()
  await nameIt()
  await choosePilots()
  await press('Close panel')
  cleanup()
  const again = openNewRule()
  await screen.findByRole('heading', { name: 'Directory Configuration' })
  await screen.findByRole('button', { name: 'Remove Pilots' })
  await again.press('Back')
  expect(screen.getByRole('textbox', { name: 'Name' })).toHaveProperty('value', 'Staff')
  await again.press('Start over')
  await screen.findByRole('dialog', { name: 'Add Rule' })
  expect(sessionStorage.length).toBe(0)
})

it('drops the draft on Cancel', async () => {
  const { press, nameIt } = openNewRule()
  await nameIt()
  expect(sessionStorage.length).toBe(1)
  await press('Cancel')
  expect(sessionStorage.length).toBe(0)
})

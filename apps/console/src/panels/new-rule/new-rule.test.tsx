import { cleanup, screen, waitFor, within } from '@testing-library/react'
import { http, HttpResponse } from 'msw'
import { beforeEach, expect, it } from 'vitest'
import { renderPage } from '../../test/render-page.tsx'
import { useSandboxApi } from '../../test/sandbox-api.ts'
import { NewRule } from './new-rule.tsx'

const sandbox = useSandboxApi()
const platform = '/v1/environments/environment'
const propagation = `${platform}/propagation`
/** What the console wrote, in order. */
let sent: string[] = []
/** The bodies of rules and mappings. */
let bodies: unknown[] = []

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
const storeOf = (id: string, type: string, configuration: object = {}) => ({
  ...{ id, name: id === 'directory' ? 'PingOne Directory' : id, type, status: 'ACTIVE' },
  configuration,
})

beforeEach(async () => {
  sessionStorage.clear()
  ;[sent, bodies] = [[], []]
  await sandbox.groups.create({ id: 'pilots', name: 'Pilots' })
  const stores = [
    storeOf('directory', 'directory'),
    storeOf('Vendor', 'scim', { SCIM_URL: 'http://vendor.test' }),
    storeOf('Careful', 'scim', { GROUP_MEMBERSHIP_HANDLING: 'Merge' }),
    storeOf('Strict', 'scim', { GROUP_MEMBERSHIP_HANDLING: 'Overwrite' }),
  ]
  const take = async (request: Request, id: string) => {
    sent.push(`${request.method} ${new URL(request.url).pathname.replace(propagation, '')}`)
    const body = (await request.json()) as object
    bodies.push(body)
    return HttpResponse.json({ ...body, id, rule: { id: 'new' } }, { status: 201 })
  }
  sandbox.server.use(
    http.get(`${propagation}/stores`, () => HttpResponse.json({ _embedded: { stores } })),
    http.get(`${propagation}/plans`, () =>
      HttpResponse.json({ _embedded: { plans: [{ id: 'plan', name: 'Plan', status: 'ACTIVE' }] } }),
    ),
    http.get(`${platform}/schemas`, () => HttpResponse.json({ _embedded: { schemas: [] } })),
    http.post(`${propagation}/rules`, ({ request }) => take(request, 'new')),
    http.post(`${propagation}/rules/new/mappings`, ({ request }) => take(request, 'line')),
    http.delete(`${propagation}/rules/new`, () => {
      sent.push('DELETE /rules/new')
      return new HttpResponse(null, { status: 204 })
    }),
    http.post(`${propagation}/revisions`, () => {
      sent.push('POST /revisions')
      return HttpResponse.json({ id: '1' }, { status: 201 })
    }),
    http.post('/_sandbox/preview', () => HttpResponse.json({ message: 'None.' }, { status: 404 })),
  )
})

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
  await waitFor(() => expect(sent).toContain('POST /revisions'))
  expect(sent).toEqual(['POST /rules', 'POST /rules/new/mappings', 'POST /revisions'])
  expect(bodies).toEqual([
    {
      name: 'Staff',
      plan: { id: 'plan' },
      sourceStore: { id: 'directory' },
      targetStore: { id: 'Vendor' },
      populationExpression: 'enabled eq true',
      groups: [{ id: 'pilots' }],
      active: false,
    },
    { sourceAttribute: 'username', targetAttribute: 'userName' },
  ])
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
    http.post(`${propagation}/rules`, () => refusal('groups', 'There is no group pilots.')),
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
    http.post(`${propagation}/rules/new/mappings`, () =>
      refusal('targetAttribute', 'SCIM users have no such attribute.'),
    ),
  )
  const { press, nameIt } = openNewRule()
  await nameIt()
  await press('Next')
  await press('Start from the defaults')
  await press('Save')
  await screen.findByText('SCIM users have no such attribute.')
  expect(sent).toEqual(['POST /rules', 'DELETE /rules/new'])
  const field = screen.getAllByRole('combobox', { name: 'Target attribute' })[0]
  await waitFor(() => expect(document.activeElement).toBe(field))
})

it('refuses a filter that PingOne does not understand before the next step', async () => {
  sandbox.server.use(
    http.get(`${platform}/users`, ({ request }) =>
      new URL(request.url).searchParams.get('filter') === 'title'
        ? refusal('filter', 'An operator is missing.')
        : HttpResponse.json({ _embedded: { users: [] }, count: 0 }),
    ),
  )
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

import { screen } from '@testing-library/react'
import { http, HttpResponse } from 'msw'
import { expect, it } from 'vitest'
import { fakeRule } from '../../test/fake-rule.ts'
import { fakeUser } from '../../test/fake-user.ts'
import { renderPage } from '../../test/render-page.tsx'
import { fakeInfo, useSandboxApi } from '../../test/sandbox-api.ts'
import { CommandPalette } from './command-palette.tsx'

const sandbox = useSandboxApi()
const platform = `/v1/environments/${fakeInfo.environmentId}`
const store = { id: 'vendor', name: 'Vendor', type: 'scim', status: 'ACTIVE', configuration: {} }
const resyncs: unknown[] = []

function openPalette() {
  resyncs.length = 0
  const rules = [
    fakeRule({ id: 'on', name: 'Everyone', active: true }),
    fakeRule({ id: 'off', name: 'Temporary' }),
  ]
  sandbox.server.use(
    http.get(`${platform}/propagation/rules`, () => HttpResponse.json({ _embedded: { rules } })),
    http.get(`${platform}/propagation/stores`, () =>
      HttpResponse.json({ _embedded: { stores: [store] } }),
    ),
    http.post('/_sandbox/rules/:id/resync', ({ params }) => {
      resyncs.push(params['id'])
      return HttpResponse.json({ changeId: 'change' }, { status: 202 })
    }),
  )
  return renderPage(<CommandPalette onClose={() => {}} onSheet={() => {}} />)
}
const find = async (hands: ReturnType<typeof openPalette>, text: string) =>
  hands.type(await screen.findByRole('searchbox'), text)

it('finds a user of the directory and opens it', async () => {
  const user = fakeUser({ name: { given: 'Ada', family: 'Lovelace' } })
  await sandbox.users.create(user)
  const hands = openPalette()
  await find(hands, 'ada')
  await screen.findByRole('menuitem', { name: /^Ada Lovelace/ })
  await hands.keyboard('{ArrowDown}{Enter}')
  expect(location.pathname).toContain(`/users/${user.id}`)
})

it('resyncs rules that are enabled, and no others', async () => {
  const hands = openPalette()
  await find(hands, 'full resync')
  await screen.findByRole('menuitem', { name: 'Full Resync: Everyone' })
  expect(screen.queryByRole('menuitem', { name: 'Full Resync: Temporary' })).toBeNull()
  await hands.keyboard('{Enter}')
  await screen.findByText('The full resync of Everyone has started.')
  expect(resyncs).toEqual(['on'])
})

it.each([
  { search: 'copy scim endpoint', name: 'SCIM endpoint', copied: fakeInfo.scim },
  { search: 'copy scim token', name: 'SCIM token', copied: fakeInfo.scimToken },
])('copies the $name', async ({ search, name, copied }) => {
  const hands = openPalette()
  await find(hands, search)
  await screen.findByRole('menuitem', { name: `Copy ${name}` })
  await hands.keyboard('{Enter}')
  await screen.findByText(`The ${name} is copied.`)
  expect(await navigator.clipboard.readText()).toBe(copied)
})

it.each([
  { what: 'that a test succeeded', status: 200, message: 'Vendor: Connection Successful' },
  { what: 'why a test failed', status: 400, message: 'The target answered 401.' },
])('says $what', async ({ status, message }) => {
  const hands = openPalette()
  const tested: unknown[] = []
  sandbox.server.use(
    http.post('/_sandbox/connections/test', async ({ request }) => {
      tested.push(await request.json())
      const body = { id: 'error', code: 'REQUEST_FAILED', message }
      return HttpResponse.json(
        status === 200 ? { ok: true } : { ok: false, error: { status, body } },
      )
    }),
  )
  await find(hands, 'test connection')
  await screen.findByRole('menuitem', { name: 'Test Connection: Vendor' })
  await hands.keyboard('{Enter}')
  await screen.findByText(message)
  // The saved secrets are the sandbox's to fill in.
  expect(tested).toMatchObject([{ id: 'vendor', name: 'Vendor' }])
})

it('opens the dialog for the assignment in place of the palette', async () => {
  const hands = openPalette()
  await find(hands, 'assign temporary')
  await screen.findByRole('menuitem', { name: 'Assign users: Temporary' })
  await hands.keyboard('{Enter}')
  expect(await screen.findByRole('dialog', { name: 'Assign users to Temporary' })).toBeTruthy()
})

it('says that nothing is found', async () => {
  const hands = openPalette()
  await find(hands, 'nothing of this name')
  expect(await screen.findByText('Nothing is found.')).toBeTruthy()
})

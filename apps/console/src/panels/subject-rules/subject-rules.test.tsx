import { faker } from '@faker-js/faker'
import { screen, waitFor, within } from '@testing-library/react'
import { http, HttpResponse } from 'msw'
import { expect, it } from 'vitest'
import { renderPage } from '../../test/render-page.tsx'
import { useSandboxApi } from '../../test/sandbox-api.ts'
import { SubjectRules } from './subject-rules.tsx'

const sandbox = useSandboxApi()
const root = '/v1/environments/environment'

const fakeRule = (name: string) => ({
  id: faker.string.uuid(),
  name,
  active: true,
  plan: { id: 'plan' },
  sourceStore: { id: 'directory' },
  targetStore: { id: 'vendor' },
})

it('shows the state of each rule, and why', async () => {
  const [staff, guests] = [fakeRule('Staff'), fakeRule('Guests')]
  sandbox.server.use(
    http.get(`${root}/propagation/rules`, () =>
      HttpResponse.json({ _embedded: { rules: [staff, guests] } }),
    ),
    http.get(`/_sandbox/rules/${guests.id}/synced/u1`, () =>
      HttpResponse.json({ code: 'not_found', message: 'No.' }, { status: 404 }),
    ),
    http.get(`/_sandbox/rules/${staff.id}/synced/u1`, () =>
      HttpResponse.json({
        subject: { id: 'u1', name: 'ada' },
        type: 'user',
        connection: { id: 'vendor', name: 'Vendor' },
        status: 'NOT_IN_SCOPE',
        inScope: false,
        conditions: [{ expression: 'enabled eq true', seen: [false], holds: false }],
        lastSyncAt: faker.date.recent().toISOString(),
      }),
    ),
  )
  const user = renderPage(<SubjectRules kind="users" id="u1" name="Ada" />)
  const rules = await screen.findByRole('list', { name: 'Rules' })
  await within(rules).findByText('never evaluated')
  await user.click(within(rules).getByRole('button', { name: /^Staff.*Not in scope/ }))
  expect(within(rules).getByRole('list', { name: 'Conditions' }).textContent).toContain(
    'is not trueenabled eq true',
  )
  const link = screen.getByRole('link', { name: 'Story of Ada' })
  expect(link.getAttribute('href')).toMatch(/\/activity\/users\/u1$/)
})

it.each([
  [{ inScope: false, active: false }, 'Deprovisioned'],
  [{ inScope: true, active: false }, 'Disabled'],
  [{ inScope: true, active: true }, 'Success'],
])('shows the state of a user as text: %j', async (parts, words) => {
  const rule = fakeRule('Staff')
  sandbox.server.use(
    http.get(`${root}/propagation/rules`, () =>
      HttpResponse.json({ _embedded: { rules: [rule] } }),
    ),
    http.get(`/_sandbox/rules/${rule.id}/synced/u1`, () =>
      HttpResponse.json({
        subject: { id: 'u1', name: 'ada' },
        type: 'user',
        connection: { id: 'vendor', name: 'Vendor' },
        status: 'SUCCESS',
        conditions: [],
        targetId: 't1',
        ...parts,
      }),
    ),
  )
  renderPage(<SubjectRules kind="users" id="u1" name="Ada" />)
  const state = await screen.findByRole('button', { name: /^Staff/ })
  await waitFor(() => expect(state.textContent).toBe(`Staff${words}`))
})

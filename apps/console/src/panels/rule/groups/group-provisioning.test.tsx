import { Collection } from '@msw/data'
import { propagationStore, type Rule } from '@pingone-sandbox/contract'
import { screen, waitFor, within } from '@testing-library/react'
import { http, HttpResponse } from 'msw'
import { beforeEach, expect, it } from 'vitest'
import { fakeRule } from '../../../test/fake-rule.ts'
import { renderPage } from '../../../test/render-page.tsx'
import { useSandboxApi } from '../../../test/sandbox-api.ts'
import { GroupProvisioning } from './group-provisioning.tsx'

const sandbox = useSandboxApi()
const stores = new Collection({ schema: propagationStore })
const platform = '/v1/environments/environment/propagation'
/** The rule as the API has it. */
let saved: Rule
/** What was written, in order. */
let written: string[] = []

beforeEach(async () => {
  written = []
  stores.clear()
  for (const name of ['Pilots', 'Crew']) await sandbox.groups.create({ id: name, name })
  await stores.create({
    id: 'target',
    name: 'Vendor',
    type: 'scim',
    status: 'ACTIVE',
    configuration: { GROUP_MEMBERSHIP_HANDLING: 'Merge' },
  })
  sandbox.server.use(
    http.get(`${platform}/stores`, () =>
      HttpResponse.json({ _embedded: { stores: stores.all() } }),
    ),
    http.get(`${platform}/stores/target`, () => HttpResponse.json(stores.all()[0])),
    http.get(`${platform}/rules/rule`, () => HttpResponse.json(saved)),
    http.put<never, { configuration: Record<string, unknown> }>(
      `${platform}/stores/target`,
      async ({ request }) => {
        const { configuration } = await request.json()
        written.push(`connection: ${String(configuration['GROUP_MEMBERSHIP_HANDLING'])}`)
        return HttpResponse.json({ ...stores.all()[0], configuration })
      },
    ),
    http.put<never, Pick<Rule, 'groups'>>(`${platform}/rules/rule`, async ({ request }) => {
      const { groups = [] } = await request.json()
      written.push(`groups: ${groups.map(({ id }) => id).join()}`)
      return HttpResponse.json(saved)
    }),
    http.post(`${platform}/revisions`, () => HttpResponse.json({}, { status: 201 })),
  )
})

async function choose(group: string, rule: Rule) {
  saved = rule
  const user = renderPage(<GroupProvisioning rule={rule} />)
  await user.click(await screen.findByRole('checkbox', { name: group }))
  await user.click(screen.getByRole('button', { name: 'Save' }))
  return user
}

it('asks about memberships first, and writes nothing when that is cancelled', async () => {
  const user = await choose('Pilots', fakeRule())
  const question = within(await screen.findByRole('alertdialog'))
  expect(question.getByRole('button', { name: 'Continue' })).toHaveProperty('disabled', true)
  await user.click(question.getByRole('button', { name: 'Cancel' }))
  expect(written).toEqual([])
})

it('leaves the connection alone when its handling is kept', async () => {
  const user = await choose('Pilots', fakeRule())
  const question = within(await screen.findByRole('alertdialog'))
  await user.click(question.getByRole('checkbox', { name: /^I understand/ }))
  await user.click(question.getByRole('button', { name: 'Continue' }))
  await waitFor(() => expect(written).toEqual(['groups: Pilots']))
})

it('leaves a connection alone that merges without saying so', async () => {
  stores.clear()
  await stores.create({
    ...{ id: 'target', name: 'Vendor', type: 'scim', status: 'ACTIVE' },
    configuration: {},
  })
  const user = await choose('Pilots', fakeRule())
  const question = within(await screen.findByRole('alertdialog'))
  expect(question.queryByText(/^This changes Group Membership Handling/)).toBeNull()
  await user.click(question.getByRole('checkbox', { name: /^I understand/ }))
  await user.click(question.getByRole('button', { name: 'Continue' }))
  await waitFor(() => expect(written).toEqual(['groups: Pilots']))
})

it('changes the connection before the rule when another handling is chosen', async () => {
  const user = await choose('Pilots', fakeRule())
  const question = within(await screen.findByRole('alertdialog'))
  await user.click(question.getByRole('radio', { name: /^Overwrite/ }))
  await user.click(question.getByRole('checkbox', { name: /^I understand/ }))
  await user.click(question.getByRole('button', { name: 'Continue' }))
  await waitFor(() => expect(written).toEqual(['connection: Overwrite', 'groups: Pilots']))
})

it('asks nothing of a rule that has groups already', async () => {
  await choose('Crew', fakeRule({ groups: [{ id: 'Pilots' }] }))
  await waitFor(() => expect(written).toEqual(['groups: Pilots,Crew']))
})

it('reports how many members of its own a group has', async () => {
  const of = (users: number) => ({ directMemberCounts: { users, groups: 0 } })
  await sandbox.groups.create({ id: 'empty', name: 'Empty', ...of(0) })
  await sandbox.groups.create({ id: 'full', name: 'Full', ...of(1200) })
  renderPage(<GroupProvisioning rule={fakeRule()} />)
  const list = within(await screen.findByRole('list', { name: 'Groups to provision' }))
  await list.findByRole('checkbox', { name: 'Full' })
  const asides = list.getAllByRole('listitem').map(({ textContent }) => textContent)
  expect(asides.toSorted()).toEqual([
    'Crew',
    'Emptyno direct members',
    'Full1,200 members',
    'Pilots',
  ])
})

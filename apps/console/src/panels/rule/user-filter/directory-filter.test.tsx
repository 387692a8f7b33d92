import { previewQuery } from '@pingone-sandbox/contract'
import { matches, parseFilter } from '@pingone-sandbox/scim'
import { screen, within } from '@testing-library/react'
import { http, HttpResponse } from 'msw'
import { beforeEach, expect, it } from 'vitest'
import { fakeRule } from '../../../test/fake-rule.ts'
import { fakeUser } from '../../../test/fake-user.ts'
import { renderPage } from '../../../test/render-page.tsx'
import { useSandboxApi } from '../../../test/sandbox-api.ts'
import { DirectoryFilter } from './directory-filter.tsx'

const sandbox = useSandboxApi()
const platform = '/v1/environments/environment'
const ruleWith = (populationExpression: string) => fakeRule({ populationExpression })

beforeEach(() =>
  sandbox.server.use(
    http.get(`${platform}/schemas`, () =>
      HttpResponse.json({ _embedded: { schemas: [{ id: 'users' }] } }),
    ),
    http.get(`${platform}/schemas/users/attributes`, () =>
      HttpResponse.json({
        _embedded: {
          attributes: [
            { id: '1', name: 'title', type: 'STRING', schemaType: 'STANDARD' },
            { id: '2', name: 'badge', displayName: 'Badge', type: 'STRING', schemaType: 'CUSTOM' },
          ],
        },
      }),
    ),
    http.get(`${platform}/propagation/stores`, () =>
      HttpResponse.json({ _embedded: { stores: [] } }),
    ),
    http.post('/_sandbox/preview', async ({ request }) => {
      const { userId, populationExpression = '' } = previewQuery.parse(await request.json())
      const user = sandbox.users.all().find(({ id }) => id === userId)
      if (user === undefined)
        return HttpResponse.json({ message: 'No such user.' }, { status: 404 })
      const holds = matches(parseFilter(populationExpression), user)
      return HttpResponse.json({
        user: { id: user.id, name: user.username },
        inScope: holds,
        conditions: [{ expression: populationExpression, seen: [user.title], holds }],
        lines: [],
        body: {},
        quirks: [],
      })
    }),
  ),
)

it('counts and lists the users that the conditions match, and says why', async () => {
  const { username: boss } = await sandbox.users.create(fakeUser({ title: 'Boss' }))
  await sandbox.users.create(fakeUser({ title: 'Clerk' }))
  const user = renderPage(<DirectoryFilter rule={ruleWith('title eq "None"')} />)
  await screen.findByText('Matches 0 users')

  const value = screen.getByRole('textbox', { name: 'Value' })
  await user.clear(value)
  expect(await screen.findByText('Matches no users')).toBeTruthy()
  await user.type(value, 'Boss')
  await screen.findByText('Matches 1 user')
  await user.click(screen.getByRole('button', { name: 'Who they are' }))
  await user.click(await screen.findByRole('button', { name: new RegExp(boss) }))
  const why = await screen.findByRole('list', { name: 'Conditions' })
  expect(why.textContent).toBe('is truetitle eq "Boss"title is "Boss"')
})

it('puts a group of conditions in place of a condition', async () => {
  const user = renderPage(<DirectoryFilter rule={ruleWith('title eq "Boss"')} />)
  await user.click(await screen.findByRole('button', { name: 'Add Condition Group' }))
  const group = screen.getByRole('group', { name: 'Condition group 2' })
  await user.click(within(group).getByRole('button', { name: 'Add Condition' }))
  // In a group of All a new group asks for Any.
  expect(
    await screen.findByText('title eq "Boss" and (enabled eq true or enabled eq true)'),
  ).toBeTruthy()

  await user.click(within(group).getByRole('button', { name: 'Remove condition 2.2' }))
  await user.click(screen.getByRole('button', { name: 'Remove condition group 2' }))
  expect(await screen.findByText('title eq "Boss"')).toBeTruthy()
})

it('offers custom attributes, and reads a filter on one as a condition', async () => {
  renderPage(<DirectoryFilter rule={ruleWith('badge sw "A"')} />)
  const condition = await screen.findByRole('group', { name: 'Condition 1' })
  expect(within(condition).getByRole('button', { name: /Attribute/ }).textContent).toBe('Badge')
})

it('leaves to the text field what conditions cannot say, and says what that is', async () => {
  const user = renderPage(<DirectoryFilter rule={ruleWith('not (enabled eq true)')} />)
  const expression = await screen.findByRole('textbox', { name: 'Expression' })
  expect(screen.getByText(/Conditions have no negation/)).toBeTruthy()
  const toConditions = screen.getByRole('button', { name: 'Edit as conditions' })
  expect(toConditions).toHaveProperty('disabled', true)

  await user.clear(expression)
  await user.type(expression, 'enabled eq true')
  await user.click(toConditions)
  expect(screen.getByRole('group', { name: 'Condition 1' })).toBeTruthy()
})

it('takes another spelling of the same conditions for no edit', async () => {
  const spelled = '( title eq "Boss" )'
  renderPage(<DirectoryFilter rule={ruleWith(spelled)} />)
  await screen.findByRole('group', { name: 'Condition 1' })
  expect(screen.getByText('title eq "Boss"')).toBeTruthy()
  expect(screen.queryByText('Unsaved changes')).toBeNull()
})

it('offers to write the filter for selected users while there is none', async () => {
  renderPage(<DirectoryFilter rule={ruleWith('')} />)
  expect(await screen.findByRole('button', { name: 'Assign users' })).toBeTruthy()
})

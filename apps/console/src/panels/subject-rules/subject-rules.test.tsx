import { screen, waitFor, within } from '@testing-library/react'
import { expect, it } from 'vitest'
import { renderPage } from '../../test/render-page.tsx'
import { useSandbox } from '../../test/use-sandbox.ts'
import { SubjectRules } from './subject-rules.tsx'

const sandbox = useSandbox()

it('shows the state of each rule, and why', async () => {
  const { connection } = await sandbox.connect({
    rule: { name: 'Staff', populationExpression: 'enabled eq true' },
  })
  await sandbox.administrator.deployRule({
    ...{ name: 'Guests', connection, active: false },
    populationExpression: 'enabled eq true',
  })
  const { id } = await sandbox.users.create({ username: 'ada', enabled: false })
  await sandbox.waitForIdle()
  const user = renderPage(<SubjectRules kind="users" id={id} name="Ada" />)
  const rules = await screen.findByRole('list', { name: 'Rules' })
  await within(rules).findByText('never evaluated')
  await user.click(within(rules).getByRole('button', { name: /^Staff.*Not in scope/ }))
  expect(within(rules).getByRole('list', { name: 'Conditions' }).textContent).toContain(
    'is not trueenabled eq true',
  )
  const link = screen.getByRole('link', { name: 'Story of Ada' })
  expect(link.getAttribute('href')).toMatch(new RegExp(`/activity/users/${id}$`))
})

const everyone = '(enabled Eq "true") OR (enabled Eq "false")'
const title = 'title eq "Clerk"'

it.each([
  ['leaves the scope', title, { title: 'Boss' }, 'Deprovisioned'],
  ['is disabled', everyone, { enabled: false }, 'Disabled'],
  ['is renamed', everyone, { name: { given: 'Eve' } }, 'Success'],
])('shows the state of a user who %s as text', async (_, populationExpression, change, words) => {
  await sandbox.connect({ rule: { name: 'Staff', populationExpression } })
  const { id } = await sandbox.users.create({ username: 'ada', title: 'Clerk' })
  await sandbox.waitForIdle()
  if ('enabled' in change) await sandbox.users.disable(id)
  else await sandbox.users.update(id, change)
  await sandbox.waitForIdle()
  renderPage(<SubjectRules kind="users" id={id} name="Ada" />)
  const state = await screen.findByRole('button', { name: /^Staff/ })
  await waitFor(() => expect(state.textContent).toBe(`Staff${words}`))
})

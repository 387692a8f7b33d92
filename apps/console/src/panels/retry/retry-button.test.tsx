import { screen, within } from '@testing-library/react'
import { expect, it } from 'vitest'
import { renderPage } from '../../test/render-page.tsx'
import { useSandbox } from '../../test/use-sandbox.ts'
import { RetryButton } from './retry-button.tsx'

const sandbox = useSandbox()

/** Provisions users while the target answers 409. */
async function fail(...names: readonly string[]) {
  const made = await sandbox.connect()
  await sandbox.failWith(409, { operation: 'create' })
  const subjects = []
  for (const name of names) {
    const { id } = await sandbox.users.create(name)
    subjects.push({ type: 'user' as const, id })
  }
  await sandbox.waitForIdle()
  await sandbox.control.clearFaults()
  return { ...made, subjects }
}

it('shows what a retry of one user sends, and starts it on a second press', async () => {
  const { rule, subjects } = await fail('ada')
  const query = { ruleId: rule.id, subjects }
  const user = renderPage(<RetryButton what="ada" count={1} query={query} examples={subjects} />)
  const sent = sandbox.watch()
  await user.click(await screen.findByRole('button', { name: 'Retry ada' }))
  const dialog = within(await screen.findByRole('alertdialog', { name: 'Retry ada?' }))
  await dialog.findByText('Create 1')
  expect(dialog.queryByText(/of them/)).toBeNull()
  expect(dialog.getByText(`POST ${sandbox.scim.url}/Users`)).toBeTruthy()
  await user.click(dialog.getByRole('button', { name: 'Retry' }))
  expect(await screen.findByText('1 user is retried.')).toBeTruthy()
  expect(sent).toMatchObject([
    { call: 'POST /_sandbox/plan', body: query },
    { call: 'POST /_sandbox/retry', body: query },
  ])
  await sandbox.waitForIdle()
  expect((await sandbox.control.overview()).synced).toBe(1)
})

it('shows the plan for some of many, and why none of them is retried', async () => {
  const { rule, connection, subjects } = await fail('ada', 'bob', 'cy')
  const examples = subjects.slice(0, 1)
  const query = { ruleId: rule.id, cause: 'conflict' } as const
  const user = renderPage(
    <RetryButton what="these 3" count={3} query={query} examples={examples} />,
  )
  const sent = sandbox.watch()
  await user.click(await screen.findByRole('button', { name: 'Retry these 3' }))
  const dialog = within(await screen.findByRole('alertdialog', { name: 'Retry these 3?' }))
  await dialog.findByText(/This is the plan for 1 of them/)
  await sandbox.changeConnection(connection, { status: 'INACTIVE' })
  await user.click(dialog.getByRole('button', { name: 'Retry' }))
  expect(
    await screen.findByText('Nothing is retried. The connection Vendor is disabled.'),
  ).toBeTruthy()
  expect(sent.map(({ body }) => body)).toEqual([{ ruleId: rule.id, subjects: examples }, query])
})

import { screen, within } from '@testing-library/react'
import { http, HttpResponse } from 'msw'
import { expect, it } from 'vitest'
import { fakeAction, fakePlan } from '../../test/fake-plan.ts'
import { renderPage } from '../../test/render-page.tsx'
import { useSandboxApi } from '../../test/sandbox-api.ts'
import { RetryButton } from './retry-button.tsx'

const sandbox = useSandboxApi()
const ada = { type: 'user', id: 'u1' } as const

const plan = fakePlan({
  counts: { created: 1, updated: 0, removed: 0, unchanged: 0, held: 0, failed: 0 },
  actions: [
    fakeAction({
      ...{ end: 'created', steps: ['lookup', 'create'], changes: [] },
      requests: [
        {
          ...{ method: 'POST', url: 'https://vendor.test/Users', headers: {}, body: '{}' },
          ...{ purpose: 'create', quirks: [] },
        },
      ],
    }),
  ],
})

/** Answers plans and retries, and keeps what was asked. */
function takeRequests(started: object, status = 202) {
  const asked: unknown[] = []
  sandbox.server.use(
    http.post('/_sandbox/plan', async ({ request }) => {
      asked.push(await request.json())
      return HttpResponse.json(plan)
    }),
    http.post('/_sandbox/retry', async ({ request }) => {
      asked.push(await request.json())
      return HttpResponse.json(started, { status })
    }),
  )
  return asked
}

it('shows what a retry of one user sends, and starts it on a second press', async () => {
  const asked = takeRequests({ changeId: 'c', users: 1, groups: 0 })
  const query = { ruleId: 'rule', subjects: [ada] }
  const user = renderPage(<RetryButton what="ada" count={1} query={query} examples={[ada]} />)
  await user.click(await screen.findByRole('button', { name: 'Retry ada' }))
  const dialog = within(await screen.findByRole('alertdialog', { name: 'Retry ada?' }))
  await dialog.findByText('Create 1')
  expect(dialog.queryByText(/of them/)).toBeNull()
  expect(dialog.getByText('POST https://vendor.test/Users')).toBeTruthy()
  await user.click(dialog.getByRole('button', { name: 'Retry' }))
  expect(await screen.findByText('1 user is retried.')).toBeTruthy()
  expect(asked).toEqual([query, query])
})

it('shows the plan for some of many, and why none of them is retried', async () => {
  const message = 'The connection Vendor is disabled.'
  const blocked = [
    {
      ...{ rule: { id: 'rule', name: 'Staff' }, users: 12, groups: 0 },
      ...{ reason: 'connection-disabled', message },
    },
  ]
  const asked = takeRequests({ users: 0, groups: 0, blocked }, 200)
  const query = { ruleId: 'rule', cause: 'conflict' } as const
  const user = renderPage(<RetryButton what="these 12" count={12} query={query} examples={[ada]} />)
  await user.click(await screen.findByRole('button', { name: 'Retry these 12' }))
  const dialog = within(await screen.findByRole('alertdialog', { name: 'Retry these 12?' }))
  await dialog.findByText(/This is the plan for 1 of them/)
  await user.click(dialog.getByRole('button', { name: 'Retry' }))
  expect(await screen.findByText(`Nothing is retried. ${message}`)).toBeTruthy()
  expect(asked).toEqual([{ ruleId: 'rule', subjects: [ada] }, query])
})

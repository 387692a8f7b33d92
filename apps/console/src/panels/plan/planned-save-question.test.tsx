import { screen, waitFor, within } from '@testing-library/react'
import { http, HttpResponse } from 'msw'
import { useState } from 'react'
import { expect, it } from 'vitest'
import { usePlannedSave } from '../../entities/revision/use-planned-save.ts'
import { answerPlan, fakeAction, fakePlan } from '../../test/fake-plan.ts'
import { renderPage } from '../../test/render-page.tsx'
import { useSandboxApi } from '../../test/sandbox-api.ts'

const sandbox = useSandboxApi()

function Editor() {
  const planned = usePlannedSave()
  const [result, setResult] = useState('unsaved')
  async function save() {
    const note = await planned.ask({
      title: 'Save it?',
      drafts: { rule: { id: 'rule', populationExpression: 'title pr' } },
    })
    setResult(note === undefined ? 'kept' : `saved. ${note}`)
  }
  return (
    <>
      <button type="button" onClick={() => void save()}>
        Save
      </button>
      <output>{result}</output>
    </>
  )
}

const counts = { created: 0, updated: 0, removed: 0, unchanged: 0, held: 0, failed: 0 }

/** Renders the editor, presses its button and returns the question. */
async function save(answer: () => Response | Promise<Response>) {
  const asked: unknown[] = []
  sandbox.server.use(
    http.post('/_sandbox/plan', async ({ request }) => {
      asked.push(await request.json())
      return answer()
    }),
  )
  const user = renderPage(<Editor />)
  await user.click(await screen.findByRole('button', { name: 'Save' }))
  return { user, asked }
}
const question = async () => within(await screen.findByRole('alertdialog', { name: 'Save it?' }))

it('shows who is concerned and the request, and saves on Enter', async () => {
  const report = fakePlan({
    counts: { ...counts, updated: 1200, unchanged: 3 },
    actions: [fakeAction(), fakeAction({ subject: { type: 'user', id: 'u2', name: 'bob' } })],
  })
  const { user, asked } = await save(() => answerPlan(report))
  const dialog = await question()
  expect(dialog.getByText('Update 1,200')).toBeTruthy()
  expect(dialog.getByText('Unchanged 3')).toBeTruthy()
  expect(dialog.getByText('PATCH https://vendor.test/Users/7')).toBeTruthy()
  expect(dialog.getByRole('row', { name: 'title Clerk Boss' })).toBeTruthy()
  expect(dialog.getByText(/^2 of 1,200 are listed/)).toBeTruthy()
  await user.click(dialog.getByRole('option', { name: /bob/ }))
  expect(dialog.getByRole('region', { name: 'Requests for bob' })).toBeTruthy()
  dialog.getByRole('button', { name: 'Save' }).focus()
  await user.keyboard('{Enter}')
  expect(await screen.findByText('saved.')).toBeTruthy()
  expect(asked).toMatchObject([
    { extent: 'revision', rule: { id: 'rule', populationExpression: 'title pr' } },
  ])
})

it('gives the focus to the button that saves, and keeps editing on Escape', async () => {
  const report = fakePlan({ counts: { ...counts, created: 1 }, actions: [fakeAction()] })
  const { user } = await save(() => answerPlan(report))
  const dialog = await question()
  await waitFor(() =>
    expect(document.activeElement).toBe(dialog.getByRole('button', { name: 'Save' })),
  )
  await user.keyboard('{Escape}')
  expect(await screen.findByText('kept')).toBeTruthy()
})

it('saves without a question when nothing would be written, and says so', async () => {
  const stop = {
    ...{ rule: { id: 'rule', name: 'Staff' }, reason: 'rule-disabled' as const },
    message: 'The rule Staff is disabled.',
  }
  await save(() => answerPlan(fakePlan({ stops: [stop] })))
  expect(
    await screen.findByText('saved. The rule Staff is disabled. Nothing is sent.'),
  ).toBeTruthy()
  expect(screen.queryByRole('alertdialog')).toBeNull()
})

it('names how many users the save disables and deletes', async () => {
  const report = fakePlan({
    counts: { ...counts, removed: 1005 },
    removals: { disabled: 1, deleted: 1004 },
    actions: [fakeAction({ end: 'removed', steps: ['delete'] })],
  })
  await save(() => answerPlan(report))
  const dialog = await question()
  const name = 'Save and disable 1 user and delete 1,004 users'
  expect(dialog.getByRole('button', { name })).toBeTruthy()
})

it('shows progress while a plan takes long, and can save without it', async () => {
  const encoder = new TextEncoder()
  const { user } = await save(
    () =>
      new HttpResponse(
        new ReadableStream({
          start: (stream) =>
            stream.enqueue(encoder.encode('{"progress":{"done":4000,"total":10000}}\n')),
        }),
        { headers: { 'content-type': 'application/x-ndjson' } },
      ),
  )
  const dialog = await question()
  expect(await dialog.findByText('4,000 of 10,000 users and groups')).toBeTruthy()
  await user.click(dialog.getByRole('button', { name: 'Save without waiting' }))
  expect(await screen.findByText('saved.')).toBeTruthy()
})

it('says when the plan cannot be made, and saves all the same', async () => {
  const { user } = await save(() =>
    HttpResponse.json({ code: 'internal', message: 'It broke.' }, { status: 500 }),
  )
  const dialog = await question()
  expect(dialog.getByRole('alert').textContent).toContain('It broke.')
  await user.click(dialog.getByRole('button', { name: 'Save' }))
  expect(await screen.findByText('saved.')).toBeTruthy()
})

it('leaves what is refused to the save', async () => {
  await save(() => HttpResponse.json({ code: 'invalid_request', message: 'No.' }, { status: 400 }))
  expect(await screen.findByText('saved.')).toBeTruthy()
})

it('says which counts are estimates', async () => {
  const report = fakePlan({
    counts: { ...counts, created: 10_000 },
    coverage: { exact: 400, estimated: 9600, unexamined: 2 },
    actions: [fakeAction()],
  })
  await save(() => answerPlan(report))
  const dialog = await question()
  expect(dialog.getByText('9,600 are estimates')).toBeTruthy()
  expect(dialog.getByText(/^2 groups are not counted/)).toBeTruthy()
})

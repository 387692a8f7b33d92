import { defaultMappings, type PlanReport, type Rule } from '@pingone-sandbox/contract'
import { screen, waitFor, within } from '@testing-library/react'
import { http, HttpResponse } from 'msw'
import { useState } from 'react'
import { beforeEach, expect, it } from 'vitest'
import { usePlannedSave } from '../../entities/revision/use-planned-save.ts'
import { renderPage } from '../../test/render-page.tsx'
import { useSandbox } from '../../test/use-sandbox.ts'

const sandbox = useSandbox()
let rule: Rule
beforeEach(async () => {
  ;({ rule } = await sandbox.connect())
})

type Draft = Omit<NonNullable<Parameters<Ask>[0]['drafts']['rule']>, 'id'>
type Ask = ReturnType<typeof usePlannedSave>['ask']

/** Saves a draft of the rule, and says how that ended. */
function Editor({ draft }: { readonly draft: Draft }) {
  const planned = usePlannedSave()
  const [result, setResult] = useState('unsaved')
  async function save() {
    const drafts = { rule: { id: rule.id, ...draft } }
    const note = await planned.ask({ title: 'Save it?', drafts })
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

/** Adds the title to what is sent. */
const withTitle = {
  mappings: [...defaultMappings, { sourceAttribute: 'title', targetAttribute: 'title' }],
}

/** Renders the editor and presses its button. */
async function save(draft: Draft = withTitle) {
  const user = renderPage(<Editor draft={draft} />)
  await user.click(await screen.findByRole('button', { name: 'Save' }))
  return user
}

/** Answers a plan that takes long to come about. */
function answerPlan(answer: () => Response): void {
  sandbox.server.use(http.post('/_sandbox/plan', answer))
}

/** The plan for one user, with figures of many. */
async function planOfMany(parts: Partial<PlanReport>): Promise<void> {
  await sandbox.users.create({ username: 'ada', title: 'Boss' })
  await sandbox.waitForIdle()
  const report = await sandbox.control.plan({ rule: { id: rule.id, ...withTitle } })
  const text = JSON.stringify({ report: { ...report, ...parts } })
  answerPlan(
    () =>
      new HttpResponse(`{}\n${text}\n`, { headers: { 'content-type': 'application/x-ndjson' } }),
  )
}

const counts = { created: 0, updated: 0, removed: 0, unchanged: 0, held: 0, failed: 0 }
const question = async () => within(await screen.findByRole('alertdialog', { name: 'Save it?' }))

it('shows who is concerned and the request, and saves on Enter', async () => {
  for (const username of ['ada', 'bob']) await sandbox.users.create({ username, title: 'Boss' })
  await sandbox.users.create('cy')
  await sandbox.waitForIdle()
  const sent = sandbox.watch()
  const user = await save()
  const dialog = await question()
  expect(dialog.getByText('Update 2')).toBeTruthy()
  expect(dialog.getByText('Unchanged 1')).toBeTruthy()
  expect(dialog.getByText(/^PUT http.*\/Users\//)).toBeTruthy()
  expect(dialog.getByRole('row', { name: 'title none Boss' })).toBeTruthy()
  await user.click(dialog.getByRole('option', { name: /bob/ }))
  expect(dialog.getByRole('region', { name: 'Requests for bob' })).toBeTruthy()
  dialog.getByRole('button', { name: 'Save' }).focus()
  await user.keyboard('{Enter}')
  expect(await screen.findByText('saved.')).toBeTruthy()
  expect(sent).toMatchObject([
    {
      call: 'POST /_sandbox/plan',
      body: { extent: 'revision', rule: { id: rule.id, ...withTitle } },
    },
  ])
})

it('gives the focus to the button that saves, and keeps editing on Escape', async () => {
  await sandbox.users.create({ username: 'ada', title: 'Boss' })
  await sandbox.waitForIdle()
  const user = await save()
  const dialog = await question()
  await waitFor(() =>
    expect(document.activeElement).toBe(dialog.getByRole('button', { name: 'Save' })),
  )
  await user.keyboard('{Escape}')
  expect(await screen.findByText('kept')).toBeTruthy()
})

it('saves without a question when nothing would be written, and says so', async () => {
  await save({ active: false })
  expect(
    await screen.findByText('saved. The rule Everyone is disabled. Nothing is sent.'),
  ).toBeTruthy()
  expect(screen.queryByRole('alertdialog')).toBeNull()
})

it('names how many users the save disables', async () => {
  for (const name of ['ada', 'bob']) await sandbox.users.create(name)
  await sandbox.waitForIdle()
  await save({ populationExpression: 'username eq "ada"' })
  const dialog = await question()
  expect(dialog.getByRole('button', { name: 'Save and disable 1 user' })).toBeTruthy()
})

it('names how many users the save disables and deletes', async () => {
  await planOfMany({
    counts: { ...counts, removed: 1005 },
    removals: { disabled: 1, deleted: 1004 },
  })
  await save()
  const dialog = await question()
  const name = 'Save and disable 1 user and delete 1,004 users'
  expect(dialog.getByRole('button', { name })).toBeTruthy()
})

it('shows progress while a plan takes long, and can save without it', async () => {
  const encoder = new TextEncoder()
  answerPlan(
    () =>
      new HttpResponse(
        new ReadableStream({
          start: (stream) =>
            stream.enqueue(encoder.encode('{"progress":{"done":4000,"total":10000}}\n')),
        }),
        { headers: { 'content-type': 'application/x-ndjson' } },
      ),
  )
  const user = await save()
  const dialog = await question()
  expect(await dialog.findByText('4,000 of 10,000 users and groups')).toBeTruthy()
  await user.click(dialog.getByRole('button', { name: 'Save without waiting' }))
  expect(await screen.findByText('saved.')).toBeTruthy()
})

it('says when the plan cannot be made, and saves all the same', async () => {
  answerPlan(() => HttpResponse.json({ code: 'internal', message: 'It broke.' }, { status: 500 }))
  const user = await save()
  const dialog = await question()
  expect(dialog.getByRole('alert').textContent).toContain('It broke.')
  await user.click(dialog.getByRole('button', { name: 'Save' }))
  expect(await screen.findByText('saved.')).toBeTruthy()
})

it('leaves what is refused to the save', async () => {
  await save({ populationExpression: 'title' })
  expect(await screen.findByText('saved.')).toBeTruthy()
})

it('says which counts are estimates', async () => {
  await planOfMany({
    counts: { ...counts, updated: 10_000 },
    coverage: { exact: 400, estimated: 9600, unexamined: 2 },
  })
  await save()
  const dialog = await question()
  expect(dialog.getByText('Update 10,000')).toBeTruthy()
  expect(dialog.getByText(/^1 of 10,000 are listed/)).toBeTruthy()
  expect(dialog.getByText('9,600 are estimates')).toBeTruthy()
  expect(dialog.getByText(/^2 groups are not counted/)).toBeTruthy()
})

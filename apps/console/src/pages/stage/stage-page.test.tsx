import type { PaceReport, PaceSettings } from '@pingone-sandbox/contract'
import { screen, within } from '@testing-library/react'
import { http, HttpResponse } from 'msw'
import { beforeEach, expect, it } from 'vitest'
import { fakeChange, fakeExchange, fakeRule } from '../../test/fake-journal.ts'
import { renderPage } from '../../test/render-page.tsx'
import { fakeInfo, useSandboxApi } from '../../test/sandbox-api.ts'
import { StagePage } from './stage-page.tsx'

const sandbox = useSandboxApi()

const environment = `/environments/${fakeInfo.environmentId}`
const ada = { type: 'user', id: 'u1', name: 'ada.lovelace' } as const
const connection = {
  ...{ id: 'c1', name: 'Vendor', type: 'scim', status: 'ACTIVE' },
  configuration: { USER_FILTER: 'userName eq "%s"' },
}
const rule = {
  ...{ id: fakeRule.id, name: fakeRule.name, active: true, plan: { id: 'p' } },
  ...{ sourceStore: { id: 's' }, targetStore: { id: 'c1' }, groups: [] },
}

let pace: PaceReport
let settings: PaceSettings[]

beforeEach(() => {
  pace = { mode: 'running', perSecond: null, steps: 0, waiting: 0, passed: 0 }
  settings = []
  setUp({ stores: [connection], rules: [rule] })
  sandbox.server.use(
    http.get('/_sandbox/work', () => HttpResponse.json({ queued: 0, running: 0 })),
    http.get('/_sandbox/scenarios', () => HttpResponse.json({ scenarios: [] })),
    http.get('/_sandbox/pace', () => HttpResponse.json(pace)),
    http.put('/_sandbox/pace', async ({ request }) => {
      const change = (await request.json()) as PaceSettings
      settings.push(change)
      const { step: _, ...kept } = change
      pace = { ...pace, ...kept } as PaceReport
      return HttpResponse.json(pace)
    }),
  )
})

function setUp(collections: Readonly<Record<'stores' | 'rules', readonly object[]>>): void {
  sandbox.server.use(
    ...Object.entries(collections).map(([key, items]) =>
      http.get(`/v1${environment}/propagation/${key}`, () =>
        HttpResponse.json({ _links: {}, _embedded: { [key]: items }, count: items.length }),
      ),
    ),
  )
}

const show = () => renderPage(<StagePage />, { at: `${environment}/stage` })
const region = (name: string) => within(screen.getByRole('region', { name }))

/** The lookup of the user has found nothing, and the create waits. */
async function hold(): Promise<void> {
  const changeId = 'change'
  const [change, decision] = fakeChange({ id: changeId, subject: ada })
  if (change === undefined || decision === undefined) throw new Error('A change begins with both.')
  const at = '2026-11-01T10:00:00.000Z'
  const lookup = fakeExchange({
    ...{ purpose: 'lookup', changeId, subject: ada },
    request: { method: 'GET', url: 'http://target.test/scim/v2/Users?filter=x', headers: {} },
    response: { status: 200, headers: {}, body: '{"totalResults":0,"Resources":[]}' },
  })
  await sandbox.tell(change, decision, { at, type: 'exchange', changeId, exchange: lookup })
  pace = {
    ...{ mode: 'paused', perSecond: null, steps: 0, waiting: 1, passed: 1 },
    next: {
      ...{ purpose: 'create', summary: '', changeId, rule: fakeRule, subject: ada, attempt: 1 },
      connection: { name: 'Vendor' },
      request: {
        method: 'POST',
        url: 'http://target.test/scim/v2/Users',
        body: '{"schemas":[],"userName":"ada.lovelace"}',
      },
    },
  }
}

it('says what to do while nothing is connected', async () => {
  setUp({ stores: [], rules: [] })
  show()
  await screen.findByText(/PingOne has no target yet/)
  expect(screen.getByRole('button', { name: 'Set up the reference server' })).toBeTruthy()
  expect(screen.getByRole('link', { name: 'Connect your own endpoint' })).toBeTruthy()
})

it('shows the request that waits, with the reason for it', async () => {
  await hold()
  show()
  await screen.findByText(
    'No user at the target is named ada.lovelace, so PingOne creates the user.',
  )
  expect(screen.getByText('step 3 of 4')).toBeTruthy()
  expect(screen.getByText('paused')).toBeTruthy()
  const wire = region('Requests and answers')
  expect(wire.getByText('200 · 0 found')).toBeTruthy()
  expect(wire.getByText('POST /Users')).toBeTruthy()
  expect(wire.getByText('{ "userName": "ada.lovelace" }')).toBeTruthy()
  expect(wire.getByText('not sent yet')).toBeTruthy()
  expect(region('Target').getByText('arriving')).toBeTruthy()
})

it('pauses, steps and slows down the engine itself', async () => {
  const user = show()
  await user.click(await screen.findByRole('button', { name: 'Pause' }))
  await user.click(await screen.findByRole('button', { name: 'Resume' }))
  await user.click(await screen.findByRole('button', { name: 'Step' }))
  await user.click(await screen.findByRole('button', { name: 'Step' }))
  await user.selectOptions(screen.getByRole('combobox', { name: 'Speed of the engine' }), '2')
  expect(settings).toEqual([
    { mode: 'paused' },
    { mode: 'running' },
    { mode: 'paused', step: 1 },
    { step: 1 },
    { perSecond: 2 },
  ])
})

it('steps back in the picture alone, and forward to now again', async () => {
  await hold()
  const user = show()
  await screen.findByText(/so PingOne creates the user/)
  await user.click(screen.getByRole('button', { name: 'Step back' }))
  await screen.findByText('ada.lovelace is in scope of Everyone, so PingOne provisions the user.')
  expect(screen.getByText(/You see an earlier step/)).toBeTruthy()
  expect(region('Requests and answers').queryByText('POST /Users')).toBeNull()
  await user.click(screen.getByRole('button', { name: 'Step forward' }))
  await screen.findByText(/so PingOne creates the user/)
  await user.click(screen.getByRole('button', { name: 'Step back' }))
  await user.click(await screen.findByRole('button', { name: 'Back to now' }))
  await screen.findByText(/so PingOne creates the user/)
  // The button is gone, and the focus is not lost with it.
  expect(document.activeElement).toBe(screen.getByRole('main'))
  expect(settings).toEqual([])
})

it('asks when it is left with a paused engine, and resumes', async () => {
  await hold()
  const user = show()
  await screen.findByText('paused')
  await user.keyboard('{Escape}')
  const question = within(await screen.findByRole('alertdialog'))
  expect(question.getByText(/The engine is still paused: 1 request waits\./)).toBeTruthy()
  await user.click(question.getByRole('button', { name: 'Resume and leave' }))
  await expect.poll(() => window.location.pathname).toBe(environment)
  expect(settings).toEqual([{ mode: 'running', perSecond: null }])
})

it('shows what happens from now on, and what the target has by its answers', async () => {
  await sandbox.tell(...fakeChange())
  show()
  await screen.findByText('Nothing is being provisioned. Choose a scenario below.')
  await sandbox.tell(
    ...fakeChange({
      subject: ada,
      exchanges: [
        {
          response: {
            ...{ status: 201, headers: {} },
            body: '{"id":"a1","userName":"ada.lovelace","active":true}',
          },
        },
      ],
    }),
  )
  await screen.findByText(/The target has created ada\.lovelace/)
  expect(region('Target').getByText('active')).toBeTruthy()
  expect(region('PingOne').getByText('done')).toBeTruthy()
})

import { Collection } from '@msw/data'
import {
  defaultMappings,
  mapping,
  previewQuery,
  rehearsalQuery,
  type MappingLine,
  type PropagationStore,
} from '@pingone-sandbox/contract'
import { screen, waitFor, within } from '@testing-library/react'
import { http, HttpResponse } from 'msw'
import { beforeEach, expect, it } from 'vitest'
import { answerPlan, fakeAction, fakePlan } from '../../../test/fake-plan.ts'
import { fakeRule } from '../../../test/fake-rule.ts'
import { fakeUser } from '../../../test/fake-user.ts'
import { renderPage } from '../../../test/render-page.tsx'
import { useSandboxApi } from '../../../test/sandbox-api.ts'
import { MappingTab } from './mapping-tab.tsx'

const sandbox = useSandboxApi()
const mappings = new Collection({ schema: mapping })
const platform = '/v1/environments/environment'
const rule = fakeRule()
const connection: PropagationStore = {
  id: 'target',
  name: 'Vendor',
  type: 'scim',
  status: 'ACTIVE',
  configuration: {},
}
/** What the console asked for, beyond reading. */
let sent: string[] = []

beforeEach(async () => {
  sent = []
  mappings.clear()
  await sandbox.users.create(fakeUser({ id: 'ada', username: 'ada' }))
  const record = ({ request }: { request: Request }) =>
    void sent.push(`${request.method} ${new URL(request.url).pathname.replace(platform, '')}`)
  sandbox.server.use(
    http.get(`${platform}/schemas`, () => HttpResponse.json({ _embedded: { schemas: [] } })),
    http.get(`${platform}/propagation/stores`, () =>
      HttpResponse.json({ _embedded: { stores: [connection] } }),
    ),
    http.get(`${platform}/propagation/rules/rule/mappings`, () =>
      HttpResponse.json({ _embedded: { mappings: mappings.all() } }),
    ),
    http.post<never, MappingLine>(
      `${platform}/propagation/rules/rule/mappings`,
      async ({ request }) => {
        record({ request })
        const line = await request.json()
        const id = String(mappings.all().length + 1)
        return HttpResponse.json(await mappings.create({ ...line, id, rule: { id: 'rule' } }))
      },
    ),
    http.delete(`${platform}/propagation/mappings/:id`, ({ request, params }) => {
      record({ request })
      mappings.delete((query) => query.where({ id: String(params['id']) }))
      return new HttpResponse(null, { status: 204 })
    }),
    http.post(`${platform}/propagation/revisions`, ({ request }) => {
      record({ request })
      return HttpResponse.json({}, { status: 201 })
    }),
    http.get(`${platform}/users/ada`, () => HttpResponse.json(sandbox.users.all()[0])),
    http.post('/_sandbox/preview', async ({ request }) => {
      const { mappings: lines = [] } = previewQuery.parse(await request.json())
      return HttpResponse.json({
        user: { id: 'ada', name: 'ada' },
        inScope: true,
        conditions: [],
        lines: lines.map((line) => ({ ...line, value: `a ${line.targetAttribute}` })),
        body: Object.fromEntries(lines.map(({ targetAttribute }) => [targetAttribute, 'x'])),
        quirks: [],
      })
    }),
  )
})

it('says that the defaults apply, and starts from them', async () => {
  const user = renderPage(<MappingTab rule={rule} />)
  await screen.findByText('PingOne’s default mapping is in use')
  await user.click(screen.getByRole('button', { name: 'Start from the defaults' }))
  expect(screen.getAllByRole('group', { name: /^Mapping/ })).toHaveLength(6)
  expect(screen.getByText(/none of PingOne’s defaults applies/)).toBeTruthy()
  expect(sent).toEqual([])
})

/** Answers the plan of one user with the update that names what is mapped; that of a save sends nothing. */
async function answerMapping(request: Request) {
  const { rule: draft, subjects: [subject] = [] } = rehearsalQuery.parse(await request.json())
  if (subject === undefined) return answerPlan(fakePlan())
  const [planned] = fakeAction().requests
  const body = JSON.stringify(draft?.mappings?.map(({ targetAttribute }) => targetAttribute))
  const action = fakeAction({
    subject: { ...subject, name: 'ada' },
    requests: planned ? [{ ...planned, body }] : [],
  })
  return answerPlan(fakePlan({ actions: [action] }))
}

it('previews the draft, sends only what changed, and makes one revision', async () => {
  const line = { id: '1', rule: { id: 'rule' }, sourceAttribute: 'username' }
  await mappings.create({ ...line, targetAttribute: 'userName' })
  await mappings.create({ ...line, id: '2', targetAttribute: 'title' })
  sandbox.server.use(http.post('/_sandbox/plan', ({ request }) => answerMapping(request)))
  const user = renderPage(<MappingTab rule={rule} />)
  const second = within(await screen.findByRole('group', { name: 'Mapping 2' }))
  await user.click(second.getByRole('button', { name: 'Delete mapping 2' }))
  await user.click(screen.getByRole('button', { name: 'Add mapping' }))
  const added = within(screen.getByRole('group', { name: 'Mapping 2' }))
  await user.click(added.getByRole('button', { name: 'Use an expression in mapping 2' }))
  await user.type(added.getByRole('textbox', { name: 'Expression' }), 'user.email')
  await user.type(added.getByRole('combobox', { name: 'Target attribute' }), 'displayName{Enter}')
  await waitFor(() =>
    expect(screen.getByRole('region', { name: /^Body of PATCH/ }).textContent).toContain(
      'displayName',
    ),
  )
  expect(sent).toEqual([])

  await user.click(screen.getByRole('button', { name: 'Save' }))
  await waitFor(() =>
    expect(sent).toEqual([
      'DELETE /propagation/mappings/2',
      'POST /propagation/rules/rule/mappings',
      'POST /propagation/revisions',
    ]),
  )
})

it.each([
  [true, 'ACTIVE', 'The attribute mapping was saved. The rule is synced again.'],
  [false, 'ACTIVE', 'The attribute mapping was saved. Nothing is sent for this change.'],
  [true, 'INACTIVE', 'The attribute mapping was saved. Nothing is sent for this change.'],
] as const)(
  'says what saving starts, for a rule enabled: %s, over a connection that is %s',
  async (active, status, news) => {
    const isSynced = active && status === 'ACTIVE'
    const counts = { created: 0, updated: 1, removed: 0, unchanged: 0, held: 0, failed: 0 }
    sandbox.server.use(
      http.get(`${platform}/propagation/stores`, () =>
        HttpResponse.json({ _embedded: { stores: [{ ...connection, status }] } }),
      ),
      http.post('/_sandbox/plan', async ({ request }) => {
        const query = rehearsalQuery.parse(await request.json())
        // The preview asks as well.
        if (query.extent !== 'revision') return answerPlan(fakePlan())
        expect(query.rule).toEqual({ id: 'rule', mappings: defaultMappings })
        return answerPlan(isSynced ? fakePlan({ counts, actions: [fakeAction()] }) : fakePlan())
      }),
    )
    const user = renderPage(<MappingTab rule={{ ...rule, active }} />)
    await user.click(await screen.findByRole('button', { name: 'Start from the defaults' }))
    await user.click(screen.getByRole('button', { name: 'Save' }))
    if (isSynced) {
      const question = await screen.findByRole('alertdialog', {
        name: 'Save the attribute mapping?',
      })
      await user.click(within(question).getByRole('button', { name: 'Save' }))
    }
    expect(await screen.findByText(news)).toBeTruthy()
  },
)

it('has edits until they are discarded', async () => {
  const user = renderPage(<MappingTab rule={rule} />)
  await user.click(await screen.findByRole('button', { name: 'Start empty' }))
  await screen.findByText('Unsaved changes')
  await user.click(screen.getByRole('button', { name: 'Discard changes' }))
  await screen.findByText('PingOne’s default mapping is in use')
  expect(screen.queryByText('Unsaved changes')).toBeNull()
})

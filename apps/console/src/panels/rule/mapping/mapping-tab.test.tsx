import { Collection } from '@msw/data'
import {
  mapping,
  previewQuery,
  type MappingLine,
  type PropagationStore,
} from '@pingone-sandbox/contract'
import { screen, waitFor, within } from '@testing-library/react'
import { http, HttpResponse } from 'msw'
import { beforeEach, expect, it } from 'vitest'
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

it('previews the draft, sends only what changed, and makes one revision', async () => {
  const line = { id: '1', rule: { id: 'rule' }, sourceAttribute: 'username' }
  await mappings.create({ ...line, targetAttribute: 'userName' })
  await mappings.create({ ...line, id: '2', targetAttribute: 'title' })
  const user = renderPage(<MappingTab rule={rule} />)
  const second = within(await screen.findByRole('group', { name: 'Mapping 2' }))
  await user.click(second.getByRole('button', { name: 'Delete mapping 2' }))
  await user.click(screen.getByRole('button', { name: 'Add mapping' }))
  const added = within(screen.getByRole('group', { name: 'Mapping 2' }))
  await user.click(added.getByRole('button', { name: 'Use an expression in mapping 2' }))
  await user.type(added.getByRole('textbox', { name: 'Expression' }), 'user.email')
  await user.type(added.getByRole('combobox', { name: 'Target attribute' }), 'displayName{Enter}')
  await waitFor(() =>
    expect(screen.getByRole('region', { name: 'SCIM body' }).textContent).toContain('displayName'),
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
  [false, 'ACTIVE', 'The attribute mapping was saved.'],
  [true, 'INACTIVE', 'The attribute mapping was saved.'],
] as const)(
  'says what saving starts, for a rule enabled: %s, over a connection that is %s',
  async (active, status, news) => {
    sandbox.server.use(
      http.get(`${platform}/propagation/stores`, () =>
        HttpResponse.json({ _embedded: { stores: [{ ...connection, status }] } }),
      ),
    )
    const user = renderPage(<MappingTab rule={{ ...rule, active }} />)
    await user.click(await screen.findByRole('button', { name: 'Start from the defaults' }))
    await user.click(screen.getByRole('button', { name: 'Save' }))
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

import type { PropagationStore, Rule } from '@pingone-sandbox/contract'
import { screen, waitFor, within } from '@testing-library/react'
import type { UserEvent } from '@testing-library/user-event'
import { http, HttpResponse } from 'msw'
import { beforeEach, expect, it } from 'vitest'
import { renderPage } from '../../../test/render-page.tsx'
import { type SentRequest, useSandbox } from '../../../test/use-sandbox.ts'
import { MappingTab } from './mapping-tab.tsx'

const sandbox = useSandbox()
const { mappingsOf } = sandbox.administrator.resources
let rule: Rule
let connection: PropagationStore
/** What the console asked for, beyond reading and planning. */
let sent: SentRequest[]

beforeEach(async () => {
  ;({ rule, connection } = await sandbox.connect())
  await sandbox.users.create('ada')
  await sandbox.waitForIdle()
  sent = sandbox.watch((call) => /^(POST|PUT|DELETE) .propagation/.test(call))
})

it('says that the defaults apply, and starts from them', async () => {
  const user = renderPage(<MappingTab rule={rule} />)
  await screen.findByText('PingOne’s default mapping is in use')
  await user.click(screen.getByRole('button', { name: 'Start from the defaults' }))
  expect(screen.getAllByRole('group', { name: /^Mapping/ })).toHaveLength(6)
  expect(screen.getByText(/none of PingOne’s defaults applies/)).toBeTruthy()
  expect(sent).toEqual([])
})

/** Adds a line, which gets a number: the e-mail address goes to displayName. */
async function addLine(user: UserEvent, number: number): Promise<void> {
  await user.click(screen.getByRole('button', { name: 'Add mapping' }))
  const added = within(screen.getByRole('group', { name: `Mapping ${number}` }))
  await user.click(added.getByRole('button', { name: `Use an expression in mapping ${number}` }))
  await user.click(added.getByRole('textbox', { name: 'Expression' }))
  await user.paste('user.email')
  await user.click(added.getByRole('combobox', { name: 'Target attribute' }))
  await user.paste('displayName')
  await user.keyboard('{Enter}')
}

it('previews the draft, sends only what changed, and makes one revision', async () => {
  const line = { sourceAttribute: 'username' }
  await mappingsOf(rule.id).create({ ...line, targetAttribute: 'userName' })
  const { id } = await mappingsOf(rule.id).create({ ...line, targetAttribute: 'title' })
  const user = renderPage(<MappingTab rule={rule} />)
  const second = within(await screen.findByRole('group', { name: 'Mapping 2' }))
  await user.click(second.getByRole('button', { name: 'Delete mapping 2' }))
  await addLine(user, 2)
  await waitFor(() =>
    expect(screen.getByRole('region', { name: /^Body of PUT/ }).textContent).toContain(
      'displayName',
    ),
  )
  expect(sent).toEqual([])

  await user.click(screen.getByRole('button', { name: 'Save' }))
  const question = await screen.findByRole('alertdialog')
  await user.click(within(question).getByRole('button', { name: 'Save' }))
  await waitFor(() =>
    expect(sent.map(({ call }) => call)).toEqual([
      `DELETE /propagation/mappings/${id}`,
      `POST /propagation/rules/${rule.id}/mappings`,
      'POST /propagation/revisions',
    ]),
  )
})

it('says why the request of the draft cannot be sent', async () => {
  sandbox.server.use(
    http.get(`${sandbox.scim.url}/Users/*`, () => HttpResponse.json({}, { status: 401 })),
  )
  const user = renderPage(<MappingTab rule={rule} />)
  await user.click(await screen.findByRole('button', { name: 'Start from the defaults' }))
  await addLine(user, 7)
  expect(await screen.findByText(/^The target answered 401/)).toBeTruthy()
})

it.each([
  [true, 'ACTIVE', 'The attribute mapping was saved. The rule is synced again.'],
  [
    false,
    'ACTIVE',
    'The attribute mapping was saved. The rule Everyone is disabled. Nothing is sent.',
  ],
  [
    true,
    'INACTIVE',
    'The attribute mapping was saved. The connection Vendor is disabled. Nothing is sent.',
  ],
] as const)(
  'says what saving starts, for a rule enabled: %s, over a connection that is %s',
  async (active, status, news) => {
    const isSynced = active && status === 'ACTIVE'
    const { rules } = sandbox.administrator.resources
    const { id, ...parts } = rule
    const changed = await rules.replace(id, { ...parts, active })
    await sandbox.changeConnection(connection, { status })
    await sandbox.waitForIdle()
    const user = renderPage(<MappingTab rule={changed} />)
    await user.click(await screen.findByRole('button', { name: 'Start from the defaults' }))
    await addLine(user, 7)
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

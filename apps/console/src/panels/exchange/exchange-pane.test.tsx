import type { Exchange } from '@pingone-sandbox/contract'
import { screen, within } from '@testing-library/react'
import { http, HttpResponse } from 'msw'
import { expect, it, vi } from 'vitest'
import { renderPage } from '../../test/render-page.tsx'
import { useSandbox } from '../../test/use-sandbox.ts'
import { ExchangePane } from './exchange-pane.tsx'

const sandbox = useSandbox()
const inspect = (id: string) =>
  renderPage(<ExchangePane exchangeId={id} onClose={() => {}} onOpen={() => {}} />)
const changedAtTarget = () => screen.findByRole('button', { name: 'What it changed at the target' })

/** The exchanges about a user, in their order. */
async function exchangesAbout(userId: string) {
  return (await sandbox.journal.exchanges({ userId })).exchanges.toReversed()
}

/** The only exchange about a user with a purpose. */
async function exchangeFor(userId: string, purpose: Exchange['purpose']) {
  const found = (await exchangesAbout(userId)).find((each) => each.purpose === purpose)
  if (found === undefined) throw new Error(`Nothing was sent to ${purpose}.`)
  return found
}

/** Creates ada at a target. */
async function create(options: Parameters<typeof sandbox.connect>[0] = {}) {
  const made = await sandbox.connect(options)
  const ada = await sandbox.users.create('ada')
  await sandbox.waitForIdle()
  return { ...made, ada }
}

/** Creates ada at a target and updates her there; the target reorders her addresses, and takes its time with the second. */
async function update(options: Parameters<typeof sandbox.connect>[0] = {}) {
  const account = { id: '7', userName: 'ada', emails: [{ value: 'a@x' }, { value: 'b@x' }] }
  const url = options.url ?? sandbox.scim.url
  sandbox.server.use(
    http.get(`${url}/Users`, () => HttpResponse.json({ totalResults: 0, Resources: [] })),
    http.post(`${url}/Users`, () =>
      HttpResponse.json({ ...account, title: 'Countess' }, { status: 201 }),
    ),
    http.get(`${url}/Users/7`, () => HttpResponse.json({ ...account, title: 'Countess' })),
    http.patch(`${url}/Users/7`, () => new HttpResponse(null, { status: 204 })),
    http.put(`${url}/Users/7`, () =>
      HttpResponse.json({
        ...account,
        ...{ title: 'Programmer', emails: account.emails.toReversed() },
      }),
    ),
  )
  const made = await create(options)
  await sandbox.control.setFaults([
    { id: 'slow', operation: 'replace', effect: { kind: 'latency', ms: 2 } },
  ])
  await sandbox.users.update(made.ada.id, { name: { given: 'Ada' } })
  await sandbox.waitForIdle()
  return { ...made, put: await exchangeFor(made.ada.id, 'update') }
}

it('says in plain words what happened', async () => {
  const { put } = await update()
  inspect(put.id)
  expect(
    await screen.findByText(/PingOne sent the current values of ada to the target\./),
  ).toBeTruthy()
})

it('shows what differs, whatever the order', async () => {
  const { put } = await update()
  const hands = inspect(put.id)
  await hands.click(await changedAtTarget())
  const table = await screen.findByRole('table')
  const rows = within(table).getAllByRole('row').slice(1)
  expect(rows.map(({ textContent }) => textContent)).toEqual([
    '~title changed"Countess""Programmer"',
  ])
})

it('offers no difference at the target for a read', async () => {
  const { ada } = await create()
  inspect((await exchangeFor(ada.id, 'lookup')).id)
  await screen.findByRole('region', { name: /^Response · 200/ })
  expect(screen.queryByRole('button', { name: 'What it changed at the target' })).toBeNull()
})

it('shows request over response, with their headers on a press', async () => {
  const { ada } = await create()
  const post = await exchangeFor(ada.id, 'create')
  const hands = inspect(post.id)
  const request = within(await screen.findByRole('region', { name: /^Request ·/ }))
  expect(request.getByText(/"userName"/)).toBeTruthy()
  expect(request.queryByText('Bearer ••••')).toBeNull()
  await hands.click(
    request.getByRole('button', {
      name: `${Object.keys(post.request.headers).length} request headers`,
    }),
  )
  expect(request.getByText('Bearer ••••')).toBeTruthy()
  const names = screen.getAllByRole('region').map((each) => each.getAttribute('aria-labelledby'))
  const titles = names.map((id) => id && document.querySelector(`[id="${id}"]`)?.textContent)
  expect(titles.indexOf('Response · 201 · application/scim+json')).toBe(
    titles.indexOf('Request · application/scim+json') + 1,
  )
})

it('counts attempts, and goes through the requests where it is told to', async () => {
  const { connection } = await sandbox.connect()
  await sandbox.control.setDelivery(connection.id, { backoffMs: 1 })
  await sandbox.failWith(503, { operation: 'query', times: 2 })
  const ada = await sandbox.users.create('ada')
  await sandbox.waitForIdle()
  const second = (await exchangesAbout(ada.id)).find(({ attempt }) => attempt === 2)
  const onNext = vi.fn<() => void>()
  const hands = renderPage(
    <ExchangePane exchangeId={second?.id ?? ''} onOpen={() => {}} onNext={onNext} />,
  )
  await screen.findByText('attempt 2 of 3')
  const previous = screen.getByRole('button', { name: 'Previous request' })
  expect(previous).toHaveProperty('disabled', true)
  await hands.click(screen.getByRole('button', { name: 'Next request' }))
  await hands.keyboard('{ArrowDown}{ArrowUp}')
  expect(onNext).toHaveBeenCalledTimes(2)
})

it('names the fault and the misbehaviours that acted', async () => {
  await create()
  const ada = await sandbox.users.find('ada')
  await sandbox.control.setMisbehaviours(['no-put'])
  await sandbox.control.setFaults([
    { id: 'slow', operation: 'replace', effect: { kind: 'latency', ms: 2 } },
  ])
  await sandbox.users.update('ada', { name: { given: 'Ada' } })
  await sandbox.waitForIdle()
  const misbehaviours = await sandbox.control.setMisbehaviours([])
  const title = misbehaviours.find(({ id }) => id === 'no-put')?.title.replaceAll('`', '')
  inspect((await exchangeFor(ada?.id ?? '', 'update')).id)
  const acted = within(await screen.findByRole('list', { name: 'What acted on it' }))
  expect(acted.getByRole('link', { name: 'Fault slow' })).toBeTruthy()
  expect(acted.getByText('The answer was delayed by 2 ms.')).toBeTruthy()
  expect(acted.getByRole('link', { name: 'Misbehaviour no-put' }).getAttribute('href')).toContain(
    '/faults?search=no-put',
  )
  expect(await acted.findByText(`${title} (off now)`)).toBeTruthy()
})

it('says what is not recorded', async () => {
  await sandbox.control.setProfile('current', { userUpdate: 'patch' })
  // The sandbox logs the requests to its reference server alone.
  const { put: patch } = await update({ url: 'http://vendor.test/scim' })
  // As if the journal had dropped those before it.
  sandbox.server.use(http.get('/_sandbox/exchanges', () => HttpResponse.json({ exchanges: [] })))
  const hands = inspect(patch.id)
  await hands.click(await changedAtTarget())
  expect(await screen.findByText(/is unknown: neither/)).toBeTruthy()
})

it('gives the reasons: decision, fault, and behaviours with their evidence', async () => {
  const { put } = await update({ rule: { populationExpression: 'enabled eq true' } })
  const quirk = (await sandbox.control.quirks()).find(({ id }) => put.quirks.includes(id))
  inspect(put.id)
  await screen.findByText('The answer was delayed by 2 ms.')
  await screen.findByText('enabled eq true')
  const record = await screen.findByRole('link', { name: new RegExp(quirk?.title ?? '?') })
  expect(record.closest('li')?.textContent).toContain(quirk?.evidence)
})

it('reports why a request was sent once more, though a lookup was between them', async () => {
  const { connection } = await sandbox.connect()
  await sandbox.control.setDelivery(connection.id, { backoffMs: 1 })
  await sandbox.failWith(503, { operation: 'create', times: 1 })
  const ada = await sandbox.users.create('ada')
  await sandbox.waitForIdle()
  const again = (await exchangesAbout(ada.id)).findLast(({ purpose }) => purpose === 'create')
  const { entries } = await sandbox.journal.entries()
  const pause = entries.find((entry) => entry.type === 'retry')
  inspect(again?.id ?? '')
  expect(await screen.findByText(pause?.summary ?? '')).toBeTruthy()
})

/** Copies an update at a target in a form; returns the names of all forms, and the id of the request. */
async function copyAs(form: string, url = sandbox.scim.url) {
  const { put } = await update({ url })
  const hands = inspect(put.id)
  await hands.click(await screen.findByRole('button', { name: 'Copy as…' }))
  const names = (await screen.findAllByRole('menuitem')).map(({ textContent }) => textContent)
  await hands.click(screen.getByRole('menuitem', { name: form }))
  return { names, id: put.id }
}

it.each([
  ['cURL', 'curl'],
  ['.http', 'http'],
  ['fetch', 'fetch'],
  ['Vitest test', 'test'],
] as const)('copies as %s', async (form, segment) => {
  const { id } = await copyAs(form)
  await screen.findByText(`Copied as ${form}. Set its secrets in the first lines.`)
  const text = await sandbox.control.copyExchange(id, segment)
  expect(await navigator.clipboard.readText()).toBe(text)
})

it('copies with the secret in clear for a target on this machine', async () => {
  await copyAs('cURL with the secret')
  await screen.findByText('Copied as cURL, with the secret in clear.')
  expect(await navigator.clipboard.readText()).toContain(sandbox.scim.token)
})

it('offers no copy with the secret for another machine', async () => {
  const { names } = await copyAs('JSON', 'http://vendor.test/scim')
  expect(names).toEqual(['cURL', '.http', 'fetch', 'Vitest test', 'HAR', 'JSON'])
})

it('says that the journal no longer has it', async () => {
  inspect('gone')
  expect(await screen.findByText(/The journal has no exchange gone/)).toBeTruthy()
})

it('asks before it sends a write again, and then shows what came of it', async () => {
  const { put } = await update()
  const onOpen = vi.fn<(id: string) => void>()
  const sent = sandbox.watch()
  const hands = renderPage(<ExchangePane exchangeId={put.id} onClose={() => {}} onOpen={onOpen} />)
  await hands.click(await screen.findByRole('button', { name: 'Replay' }))
  await screen.findByText(/It replaces ada at the target/)
  expect(sent).toEqual([])
  await hands.click(screen.getByRole('button', { name: 'Send again' }))
  await screen.findByText('The request was sent again. The answer: 200.')
  expect(sent.map(({ call }) => call)).toEqual([`POST /_sandbox/exchanges/${put.id}/replay`])
  const { exchanges } = await sandbox.journal.exchanges()
  const again = exchanges.find(({ replayOf }) => replayOf === put.id)
  expect(onOpen).toHaveBeenCalledWith(again?.id)
})

it('says why a request is not sent again', async () => {
  const { ada, rule, connection } = await create()
  const lookup = await exchangeFor(ada.id, 'lookup')
  await sandbox.administrator.resources.rules.delete(rule.id)
  await sandbox.administrator.resources.stores.delete(connection.id)
  const hands = inspect(lookup.id)
  await hands.click(await screen.findByRole('button', { name: 'Replay' }))
  expect(await screen.findByText(/There is no saved connection Vendor/)).toBeTruthy()
})

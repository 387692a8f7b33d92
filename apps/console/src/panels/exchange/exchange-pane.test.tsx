import { screen, within } from '@testing-library/react'
import { http, HttpResponse } from 'msw'
import { expect, it, vi } from 'vitest'
import { fakeChange, fakeExchange, fakeRule, fakeSubject } from '../../test/fake-journal.ts'
import { renderPage } from '../../test/render-page.tsx'
import { useSandboxApi } from '../../test/sandbox-api.ts'
import { ExchangePane } from './exchange-pane.tsx'

const sandbox = useSandboxApi()
const subject = fakeSubject({ name: 'ada' })
const url = 'http://vendor.test/scim/v2/Users/7'
const answer = (parts: object) => ({
  status: 200,
  headers: {},
  body: JSON.stringify({ id: '7', userName: 'ada', ...parts }),
})
const inspect = (id: string) =>
  renderPage(<ExchangePane exchangeId={id} onClose={() => {}} onOpen={() => {}} />)
const changedAtTarget = () => screen.findByRole('button', { name: 'What it changed at the target' })

const sendChange = () =>
  sandbox.tell(
    ...fakeChange({
      subject,
      exchanges: [
        {
          id: 'read',
          purpose: 'read',
          request: { method: 'GET', url, headers: {} },
          response: answer({ emails: [{ value: 'a@x' }, { value: 'b@x' }], title: 'Countess' }),
        },
        {
          id: 'put',
          purpose: 'update',
          request: { method: 'PUT', url, headers: {}, body: '{}' },
          response: answer({ title: 'Programmer', emails: [{ value: 'b@x' }, { value: 'a@x' }] }),
          quirks: ['user-update-put'],
          fault: { id: 'slow', summary: 'The answer came 2 s later.' },
        },
      ],
    }),
  )

it('says in plain words what happened', async () => {
  await sendChange()
  inspect('put')
  expect(
    await screen.findByText(/PingOne sent the current values of ada to the target\./),
  ).toBeTruthy()
})

it('shows what differs, whatever the order', async () => {
  await sendChange()
  const hands = inspect('put')
  await hands.click(await changedAtTarget())
  const table = await screen.findByRole('table')
  const rows = within(table).getAllByRole('row').slice(1)
  expect(rows.map(({ textContent }) => textContent)).toEqual([
    '~title changed"Countess""Programmer"',
  ])
})

it('offers no difference at the target for a read', async () => {
  await sendChange()
  inspect('read')
  await screen.findByRole('region', { name: 'Response · 200' })
  expect(screen.queryByRole('button', { name: 'What it changed at the target' })).toBeNull()
})

it('shows request over response, with their headers on a press', async () => {
  await sandbox.tell(...fakeChange({ subject, exchanges: [{ id: 'post' }] }))
  const hands = inspect('post')
  const request = within(await screen.findByRole('region', { name: /^Request ·/ }))
  expect(request.getByText(/"userName"/)).toBeTruthy()
  expect(request.queryByText('Bearer ••••')).toBeNull()
  await hands.click(request.getByRole('button', { name: '2 request headers' }))
  expect(request.getByText('Bearer ••••')).toBeTruthy()
  const names = screen.getAllByRole('region').map((each) => each.getAttribute('aria-labelledby'))
  const titles = names.map((id) => id && document.querySelector(`[id="${id}"]`)?.textContent)
  expect(titles.indexOf('Response · 201 · application/scim+json')).toBe(
    titles.indexOf('Request · application/scim+json') + 1,
  )
})

it('counts attempts, and goes through the requests where it is told to', async () => {
  await sandbox.tell(
    ...fakeChange({
      id: 'c',
      subject,
      exchanges: [{ id: 'one' }, { id: 'two', attempt: 2 }, { attempt: 3 }],
    }),
  )
  const onNext = vi.fn<() => void>()
  const hands = renderPage(<ExchangePane exchangeId="two" onOpen={() => {}} onNext={onNext} />)
  await screen.findByText('attempt 2 of 3')
  const previous = screen.getByRole('button', { name: 'Previous request' })
  expect(previous).toHaveProperty('disabled', true)
  await hands.click(screen.getByRole('button', { name: 'Next request' }))
  await hands.keyboard('{ArrowDown}{ArrowUp}')
  expect(onNext).toHaveBeenCalledTimes(2)
})

it('names the fault and the misbehaviours that acted', async () => {
  const misbehaviour = {
    ...{ id: 'no-put', title: 'PUT is refused', what: '', effect: '', remedy: '', section: '' },
    ...{ evidence: { source: '', note: '' }, active: false },
  }
  sandbox.server.use(
    http.get('/_sandbox/misbehaviours', () => HttpResponse.json({ misbehaviours: [misbehaviour] })),
  )
  const fault = { id: 'slow', summary: 'The answer came 2 s later.' }
  const exchanges = [{ id: 'put', fault, misbehaviours: ['no-put'] }]
  await sandbox.tell(...fakeChange({ subject, exchanges }))
  inspect('put')
  const acted = within(await screen.findByRole('list', { name: 'What acted on it' }))
  expect(acted.getByRole('link', { name: 'Fault slow' })).toBeTruthy()
  expect(acted.getByText('The answer came 2 s later.')).toBeTruthy()
  expect(acted.getByRole('link', { name: 'Misbehaviour no-put' }).getAttribute('href')).toContain(
    '/faults?search=no-put',
  )
  expect(await acted.findByText('PUT is refused (off now)')).toBeTruthy()
})

it('says what is not recorded', async () => {
  await sandbox.tell(
    ...fakeChange({
      subject,
      exchanges: [
        {
          id: 'patch',
          request: { method: 'PATCH', url, headers: {}, body: '{}' },
          response: { status: 204, headers: {}, body: '' },
        },
      ],
    }),
  )
  const hands = inspect('patch')
  await hands.click(await changedAtTarget())
  expect(await screen.findByText(/is unknown: neither/)).toBeTruthy()
})

it('gives the reasons: decision, fault, and behaviours with their evidence', async () => {
  await sandbox.quirks.create({
    id: 'user-update-put',
    title: 'Users are updated with PUT',
    detail: 'The whole user is sent.',
    evidence: 'documented',
    source: 'https://docs.pingidentity.com',
    appliesTo: ['update'],
  })
  await sendChange()
  inspect('put')
  await screen.findByText('The answer came 2 s later.')
  await screen.findByText('enabled eq true')
  const record = await screen.findByRole('link', { name: /Users are updated with PUT/ })
  expect(record.closest('li')?.textContent).toContain('documented')
})

it('reports why a request was sent once more, though a lookup was between them', async () => {
  const [first, ...rest] = fakeChange({
    id: 'c',
    subject,
    exchanges: [{}, { purpose: 'lookup' }, { id: 'again', attempt: 2 }],
  })
  const [decision, failure, ...others] = rest
  if (!first || !decision || !failure) throw new Error('The change is too short.')
  const pause = {
    type: 'retry' as const,
    at: first.at,
    changeId: 'c',
    rule: fakeRule,
    subject,
    attempt: 1,
    waitMs: 200,
    summary: 'The target answered 503. Attempt 2 of 4 follows.',
  }
  await sandbox.tell(first, decision, failure, pause, ...others)
  inspect('again')
  expect(await screen.findByText(pause.summary)).toBeTruthy()
})

/** Copies an update, sent with a token to an address, in a form; returns the names of all forms. */
async function copyAs(form: string, address = url): Promise<readonly (string | null)[]> {
  const headers = { authorization: 'Bearer ••••' }
  const request = { method: 'PUT', url: address, headers, body: '{}' }
  await sandbox.tell(...fakeChange({ subject, exchanges: [{ id: 'put', request }] }))
  const hands = inspect('put')
  await hands.click(await screen.findByRole('button', { name: 'Copy as…' }))
  const names = (await screen.findAllByRole('menuitem')).map(({ textContent }) => textContent)
  await hands.click(screen.getByRole('menuitem', { name: form }))
  return names
}

it.each([
  ['cURL', 'curl'],
  ['.http', 'http'],
  ['fetch', 'fetch'],
  ['Vitest test', 'test'],
])('copies as %s', async (form, segment) => {
  sandbox.server.use(
    http.get(`/_sandbox/exchanges/put/${segment}`, ({ request }) =>
      HttpResponse.text(`${form}${new URL(request.url).search}`),
    ),
  )
  await copyAs(form)
  await screen.findByText(`Copied as ${form}. Set its secrets in the first lines.`)
  expect(await navigator.clipboard.readText()).toBe(form)
})

it('copies with the secret in clear for a target on this machine', async () => {
  sandbox.server.use(
    http.get('/_sandbox/exchanges/put/curl', ({ request }) =>
      HttpResponse.text(`curl ${new URL(request.url).search}`),
    ),
  )
  await copyAs('cURL with the secret', 'http://127.0.0.1:7/scim/Users/7')
  await screen.findByText('Copied as cURL, with the secret in clear.')
  expect(await navigator.clipboard.readText()).toBe('curl ?secrets=clear')
})

it('offers no copy with the secret for another machine', async () => {
  expect(await copyAs('JSON')).toEqual(['cURL', '.http', 'fetch', 'Vitest test', 'HAR', 'JSON'])
})

it('says that the journal no longer has it', async () => {
  inspect('gone')
  expect(await screen.findByText('The journal has no exchange gone.')).toBeTruthy()
})

it('asks before it sends a write again, and then shows what came of it', async () => {
  await sendChange()
  const onOpen = vi.fn<(id: string) => void>()
  const sent: string[] = []
  sandbox.server.use(
    http.post('/_sandbox/exchanges/:id/replay', ({ params: { id } }) => {
      sent.push(String(id))
      return HttpResponse.json({ ...fakeExchange({ id: 'again', replayOf: 'put' }), seq: 9 })
    }),
  )
  const hands = renderPage(<ExchangePane exchangeId="put" onClose={() => {}} onOpen={onOpen} />)
  await hands.click(await screen.findByRole('button', { name: 'Replay' }))
  await screen.findByText(/It replaces ada at the target/)
  expect(sent).toEqual([])
  await hands.click(screen.getByRole('button', { name: 'Send again' }))
  await screen.findByText('The request was sent again. The answer: 201.')
  expect(sent).toEqual(['put'])
  expect(onOpen).toHaveBeenCalledWith('again')
})

it('says why a request is not sent again', async () => {
  await sendChange()
  sandbox.server.use(
    http.post('/_sandbox/exchanges/read/replay', () =>
      HttpResponse.json(
        { code: 'invalid_request', message: 'There is no saved connection Vendor.' },
        { status: 400 },
      ),
    ),
  )
  const hands = inspect('read')
  await hands.click(await screen.findByRole('button', { name: 'Replay' }))
  expect(await screen.findByText('There is no saved connection Vendor.')).toBeTruthy()
})

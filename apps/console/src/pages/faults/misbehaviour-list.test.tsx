import { screen, waitFor, within } from '@testing-library/react'
import { http, HttpResponse } from 'msw'
import { expect, it } from 'vitest'
import { renderPage } from '../../test/render-page.tsx'
import { useSandboxApi } from '../../test/sandbox-api.ts'
import { MisbehaviourList } from './misbehaviour-list.tsx'
import type { Misbehaviour } from '@pingone-sandbox/contract'

const sandbox = useSandboxApi()

const misbehaviour = (id: string, active = false): Misbehaviour => ({
  id,
  title: `Title of ${id}`,
  what: 'What it does',
  evidence: { source: 'https://example.com', note: 'Seen' },
  effect: 'What becomes of it',
  remedy: 'What to do',
  section: 'RFC 7644 §3',
  active,
})
const all = [misbehaviour('no-put'), misbehaviour('no-patch', true), misbehaviour('stale-read')]
const shown = () =>
  within(screen.getByRole('list', { name: 'Misbehaviours' }))
    .getAllByRole('switch')
    .map((each) => each.getAttribute('aria-label') ?? each.closest('label')?.textContent)

it('begins with those that are on', async () => {
  renderPage(<MisbehaviourList misbehaviours={all} />)
  await screen.findByRole('list', { name: 'Misbehaviours' })
  expect(shown()).toEqual(['Title of no-patch', 'Title of no-put', 'Title of stale-read'])
})

it('is searched by a link, and keeps what is sought in the address', async () => {
  const user = renderPage(<MisbehaviourList misbehaviours={all} />, { at: '/?search=stale' })
  const search = await screen.findByRole('searchbox', { name: 'Search misbehaviours' })
  expect(shown()).toEqual(['Title of stale-read'])
  await user.clear(search)
  await user.type(search, 'no-p')
  await expect.poll(() => window.location.search).toBe('?search=no-p')
  expect(shown()).toEqual(['Title of no-patch', 'Title of no-put'])
})

it('says that they could not be switched off, and moves the focus to the title once they are', async () => {
  sandbox.server.use(
    http.get('/_sandbox/misbehaviours', () => HttpResponse.json({ misbehaviours: all })),
    http.put(
      '/_sandbox/misbehaviours',
      () => HttpResponse.json({ code: 'internal', message: 'It made a mistake.' }, { status: 500 }),
      { once: true },
    ),
  )
  const user = renderPage(<MisbehaviourList misbehaviours={all} />)
  const off = await screen.findByRole('button', { name: 'Switch all off' })
  await user.click(off)
  expect((await screen.findByRole('alert')).textContent).toBe('It made a mistake.')
  expect(document.activeElement).toBe(off)

  sandbox.server.use(
    http.put('/_sandbox/misbehaviours', () =>
      HttpResponse.json({ misbehaviours: all.map((each) => ({ ...each, active: false })) }),
    ),
  )
  await user.click(off)
  await waitFor(() => expect(document.activeElement?.id).toBe('misbehaviours-title'))
  expect(screen.queryByRole('alert')).toBeNull()
})

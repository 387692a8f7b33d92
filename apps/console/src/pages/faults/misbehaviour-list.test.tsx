import { screen, waitFor, within } from '@testing-library/react'
import { http, HttpResponse } from 'msw'
import { expect, it } from 'vitest'
import { useMisbehaviours } from '../../entities/fault/misbehaviour-queries.ts'
import { renderPage } from '../../test/render-page.tsx'
import { useSandbox } from '../../test/use-sandbox.ts'
import { MisbehaviourList } from './misbehaviour-list.tsx'

const sandbox = useSandbox()

/** The list as the sandbox has it. */
function Page() {
  const read = useMisbehaviours().data
  return read && <MisbehaviourList misbehaviours={read.misbehaviours} />
}

const list = () => screen.findByRole('list', { name: 'Misbehaviours' })
const shown = () =>
  within(screen.getByRole('list', { name: 'Misbehaviours' }))
    .getAllByRole('switch')
    .map((each) => each.getAttribute('aria-label') ?? each.closest('label')?.textContent)
const titlesOf = async (isMeant: (id: string) => boolean) =>
  (await sandbox.control.misbehaviours())
    .filter(({ id }) => isMeant(id))
    .map(({ title }) => title.replaceAll('`', ''))

it('begins with those that are on', async () => {
  await sandbox.control.setMisbehaviours(['no-patch'])
  renderPage(<Page />)
  await list()
  expect(shown()).toEqual([
    ...(await titlesOf((id) => id === 'no-patch')),
    ...(await titlesOf((id) => id !== 'no-patch')),
  ])
})

it('is searched by a link, and keeps what is sought in the address', async () => {
  const user = renderPage(<Page />, { at: '/?search=stale' })
  const search = await screen.findByRole('searchbox', { name: 'Search misbehaviours' })
  expect(shown()).toEqual(await titlesOf((id) => id === 'stale-read'))
  await user.clear(search)
  await user.type(search, 'no-p')
  await expect.poll(() => window.location.search).toBe('?search=no-p')
  expect(shown()).toEqual(await titlesOf((id) => id.includes('no-p')))
})

it('says that they could not be switched off, and moves the focus to the title once they are', async () => {
  await sandbox.control.setMisbehaviours(['no-patch'])
  sandbox.server.use(
    http.put(
      '/_sandbox/misbehaviours',
      () => HttpResponse.json({ code: 'internal', message: 'It made a mistake.' }, { status: 500 }),
      { once: true },
    ),
  )
  const user = renderPage(<Page />)
  const off = await screen.findByRole('button', { name: 'Switch all off' })
  await user.click(off)
  expect((await screen.findByRole('alert')).textContent).toBe('It made a mistake.')
  expect(document.activeElement).toBe(off)

  await user.click(off)
  await waitFor(() => expect(document.activeElement?.id).toBe('misbehaviours-title'))
  expect(screen.queryByRole('alert')).toBeNull()
})

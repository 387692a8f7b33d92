import { act, render, screen } from '@testing-library/react'
import { userEvent } from '@testing-library/user-event'
import { useCallback } from 'react'
import { createBrowserRouter, Link, RouterProvider, useSearchParams } from 'react-router'
import { expect, it, onTestFinished } from 'vitest'
import { useAddressText } from './use-address-text.ts'
import { useChangeQuery } from './use-change-query.ts'
import { useSettled } from './use-settled.ts'

function Search() {
  const [parameters] = useSearchParams()
  const changeQuery = useChangeQuery()
  const [text, setText] = useAddressText(
    parameters.get('search') ?? '',
    useCallback(
      (search: string) =>
        changeQuery((now) => {
          now.set('search', search)
          return now
        }),
      [changeQuery],
    ),
  )
  return (
    <>
      <input aria-label="Search" value={text} onChange={(event) => setText(event.target.value)} />
      <Link to="/user">Ada</Link>
      <Link to="/?view=raw">Raw</Link>
      <output>{useSettled(text)}</output>
    </>
  )
}

/** Types a name and presses a link, whose navigation goes on when the returned function is called. */
async function typeAndFollow(link: string) {
  window.history.replaceState(null, '', '/')
  const gate = Promise.withResolvers<null>()
  const router = createBrowserRouter([
    {
      path: '/',
      element: <Search />,
      HydrateFallback: () => null,
      loader: ({ request }) => (request.url.includes('view=raw') ? gate.promise : null),
    },
    { path: '/user', element: <h1>Ada Lovelace</h1>, loader: () => gate.promise },
  ])
  onTestFinished(() => router.dispose())
  render(<RouterProvider router={router} />)
  const user = userEvent.setup()
  await user.type(await screen.findByRole('textbox'), 'ada')
  await user.click(screen.getByRole('link', { name: link }))
  // The delay of the address has passed as well.
  await screen.findByText('ada', { selector: 'output' })
  return { router, arrive: () => act(async () => gate.resolve(null)) }
}

it('does not cancel the navigation to a page that is still being fetched', async () => {
  const { router, arrive } = await typeAndFollow('Ada')
  expect(router.state.navigation.location?.pathname).toBe('/user')
  await arrive()
  await screen.findByRole('heading', { name: 'Ada Lovelace' })
  expect(router.state.location).toMatchObject({ pathname: '/user', search: '' })
})

it('writes the text once the navigation has ended on the same page', async () => {
  const { router, arrive } = await typeAndFollow('Raw')
  await arrive()
  await expect.poll(() => router.state.location.search).toBe('?view=raw&search=ada')
  expect(screen.getByRole('textbox')).toHaveProperty('value', 'ada')
})

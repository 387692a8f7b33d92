import { render, screen } from '@testing-library/react'
import { userEvent } from '@testing-library/user-event'
import { createMemoryRouter, RouterProvider } from 'react-router'
import { expect, it, vi } from 'vitest'
import { FailedPage } from './failed-page.tsx'

it('shows the error in place of a page that fails, and the page once it can be shown', async () => {
  // React and the router write such an error to the console as well.
  const written = vi.spyOn(console, 'error').mockImplementation(() => {})
  let isBroken = true
  const Page = () => {
    if (isBroken) throw new Error('Its code did not come.')
    return <p>All is well.</p>
  }
  const routes = [{ path: '*', element: <Page />, errorElement: <FailedPage /> }]
  render(<RouterProvider router={createMemoryRouter(routes)} />)
  await screen.findByText('Its code did not come.')
  expect(screen.getByRole('button', { name: 'Reload the page' })).toBeTruthy()
  isBroken = false
  await userEvent.click(screen.getByRole('button', { name: 'Try again' }))
  await screen.findByText('All is well.')
  written.mockRestore()
})

import { render, screen } from '@testing-library/react'
import { createMemoryRouter, RouterProvider } from 'react-router'
import { expect, it, vi } from 'vitest'
import { FailedPage } from './failed-page.tsx'

it('shows the error in place of a page that fails, and offers a retry', async () => {
  // React and the router write such an error to the console as well.
  const written = vi.spyOn(console, 'error').mockImplementation(() => {})
  const Broken = () => {
    throw new Error('Its code did not come.')
  }
  const routes = [{ path: '*', element: <Broken />, errorElement: <FailedPage /> }]
  render(<RouterProvider router={createMemoryRouter(routes)} />)
  await screen.findByText('Its code did not come.')
  expect(screen.getByRole('button', { name: 'Load it again' })).toBeTruthy()
  written.mockRestore()
})

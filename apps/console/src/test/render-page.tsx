import { QueryClient, QueryClientProvider } from '@tanstack/react-query'
import { render } from '@testing-library/react'
import { userEvent } from '@testing-library/user-event'
import { type ReactNode, Suspense } from 'react'
import { createBrowserRouter, RouterProvider } from 'react-router'
import { onTestFinished } from 'vitest'
import { StreamProvider } from '../app/stream/stream-provider.tsx'
import { PlanGateProvider } from '../app/providers/plan-gate-provider.tsx'
import { RevisionGateProvider } from '../app/providers/revision-gate-provider.tsx'
import { SessionProvider } from '../app/providers/session-provider.tsx'
import { ToastProvider } from '../patterns/toast/toast.tsx'
import { ToastRegion } from '../patterns/toast/toast-region.tsx'

interface Options {
  /** The address that is open; `location` gives the current one. */
  readonly at?: string
  /** The pattern of the page's addresses, for those that read parameters from them. */
  readonly route?: string
}

/** Shows a page as the console does, without the frame around it; answers the hands of a user. */
export function renderPage(page: ReactNode, { at = '/', route = '*' }: Options = {}) {
  window.history.replaceState(null, '', at)
  const element = (
    <>
      <Suspense>{page}</Suspense>
      <ToastRegion />
    </>
  )
  const router = createBrowserRouter([{ path: route, element }])
  onTestFinished(() => router.dispose())
  const queryClient = new QueryClient({ defaultOptions: { queries: { retry: false } } })
  render(
    <QueryClientProvider client={queryClient}>
      <ToastProvider>
        <SessionProvider>
          <StreamProvider>
            <RevisionGateProvider>
              <PlanGateProvider>
                <RouterProvider router={router} />
              </PlanGateProvider>
            </RevisionGateProvider>
          </StreamProvider>
        </SessionProvider>
      </ToastProvider>
    </QueryClientProvider>,
  )
  return userEvent.setup()
}

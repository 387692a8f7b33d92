import { QueryClient, QueryClientProvider } from '@tanstack/react-query'
import { createBrowserRouter, RouterProvider } from 'react-router'
import { basePath } from '../lib/base-path.ts'
import { StreamProvider } from './stream/stream-provider.tsx'
import { PlanGateProvider } from './providers/plan-gate-provider.tsx'
import { RevisionGateProvider } from './providers/revision-gate-provider.tsx'
import { SessionProvider } from './providers/session-provider.tsx'
import { PlatformError } from '@pingone-sandbox/client'
import { ToastProvider } from '../patterns/toast/toast.tsx'
import { appRoutes } from './app-routes.tsx'

const queryClient = new QueryClient({
  defaultOptions: {
    // The sandbox runs on this machine: a browser that reports itself offline still reaches it.
    mutations: { networkMode: 'always' },
    queries: {
      networkMode: 'always',
      staleTime: 2000,
      // Retries a request only when no answer came: a refusal would be repeated.
      retry: (failures, error) => !(error instanceof PlatformError) && failures < 2,
    },
  },
})

const router = createBrowserRouter(appRoutes, { basename: basePath || '/' })

/** The console. */
export function App() {
  return (
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
    </QueryClientProvider>
  )
}

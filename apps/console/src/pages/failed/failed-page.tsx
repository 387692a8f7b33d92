import { TriangleAlert } from 'lucide-react'
import { useRouteError } from 'react-router'
import { failureText } from '../../lib/platform-error.ts'
import { Button } from '../../ui/button.tsx'
import { EmptyState } from '../../ui/empty-state.tsx'

/** Shown when a page failed to load or to render. */
export function FailedPage() {
  const error = useRouteError()
  return (
    <main>
      <EmptyState
        icon={TriangleAlert}
        title="This page cannot be shown"
        action={
          <Button variant="primary" onPress={() => window.location.reload()}>
            Load it again
          </Button>
        }
      >
        {failureText(error)}
      </EmptyState>
    </main>
  )
}

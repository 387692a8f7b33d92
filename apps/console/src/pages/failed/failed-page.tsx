import { TriangleAlert } from 'lucide-react'
import { useLocation, useNavigate, useRouteError } from 'react-router'
import { failureText } from '../../lib/platform-error.ts'
import { Button } from '../../ui/button.tsx'
import { EmptyState } from '../../ui/empty-state.tsx'
import layout from '../../ui/layout.module.css'

interface Props {
  /** It is shown beside the navigation, in a frame that has its `main`. */
  readonly isFramed?: boolean
}

/** Shown when a page failed to load or to render. Every other address leads out of it. */
export function FailedPage({ isFramed = false }: Props) {
  const error = useRouteError()
  const navigate = useNavigate()
  const { pathname, search, hash } = useLocation()
  const Area = isFramed ? 'div' : 'main'
  return (
    <Area role={isFramed ? 'alert' : undefined}>
      <EmptyState
        icon={TriangleAlert}
        title="This page cannot be shown"
        action={
          <div className={layout.row}>
            <Button
              variant="primary"
              onPress={() => void navigate({ pathname, search, hash }, { replace: true })}
            >
              Try again
            </Button>
            <Button onPress={() => window.location.reload()}>Reload the page</Button>
          </div>
        }
      >
        {failureText(error)}
      </EmptyState>
    </Area>
  )
}

import { Compass } from 'lucide-react'
import { Link, useLocation } from 'react-router'
import { usePaths } from '../../entities/environment/environment-paths.ts'
import { PageFrame } from '../../patterns/page-frame.tsx'
import { EmptyState } from '../../ui/empty-state.tsx'
import { PageHeader } from '../../ui/page-header.tsx'

/** For addresses that lead nowhere. */
export function NotFoundPage() {
  const { pathname } = useLocation()
  const paths = usePaths()
  return (
    <PageFrame>
      <PageHeader title="There is no such page" />
      <EmptyState
        icon={Compass}
        title={`Nothing is at ${pathname}`}
        action={<Link to={paths.overview}>Go to the Overview</Link>}
      >
        The pages of the console are in the navigation, and Ctrl K finds users, groups, rules and
        connections.
      </EmptyState>
    </PageFrame>
  )
}

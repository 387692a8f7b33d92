import { Compass } from 'lucide-react'
import { Link } from 'react-router'
import { EmptyState } from '../../ui/empty-state.tsx'

/** For addresses that lead nowhere. */
export function NotFoundPage() {
  return (
    <main>
      <EmptyState
        icon={Compass}
        title="There is no such page"
        action={<Link to="/">Go to the environments</Link>}
      />
    </main>
  )
}

import { Ban, ShieldCheck } from 'lucide-react'
import { useNavigate } from 'react-router'
import { environmentPaths } from '../../entities/environment/environment-paths.ts'
import { useSession } from '../../entities/environment/session.ts'
import { Button } from '../../ui/button.tsx'
import { EmptyState } from '../../ui/empty-state.tsx'
import layout from '../../ui/layout.module.css'
import { PageHeader } from '../../ui/page-header.tsx'
import { PageFrame } from '../../patterns/page-frame.tsx'

interface Props {
  readonly isProvisioning: boolean
}

/** The page of the Administrators environment. */
export function AdministratorsPage({ isProvisioning }: Props) {
  const navigate = useNavigate()
  const { environmentId } = useSession().info
  return (
    <PageFrame>
      <PageHeader title={isProvisioning ? 'Provisioning' : 'Overview'} />
      <div className={layout.card}>
        <EmptyState
          icon={isProvisioning ? Ban : ShieldCheck}
          title={
            isProvisioning
              ? 'The Administrators environment cannot be used for provisioning'
              : 'The default environment for administrators'
          }
          action={
            <Button
              variant="primary"
              onPress={() => void navigate(environmentPaths(environmentId).overview)}
            >
              Open the Sandbox environment
            </Button>
          }
        >
          It contains the administrators of PingOne. Connections and rules belong to an environment
          of their own.
        </EmptyState>
      </div>
    </PageFrame>
  )
}

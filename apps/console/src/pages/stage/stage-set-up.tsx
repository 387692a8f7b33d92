import type { PropagationStore } from '@pingone-sandbox/contract'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { Link } from 'react-router'
import { usePaths } from '../../entities/environment/environment-paths.ts'
import { useSession } from '../../entities/environment/session.ts'
import { lazyModule } from '../../lib/patient-code.ts'
import { failureText } from '../../lib/platform-error.ts'
import { useToast } from '../../patterns/toast/toast.tsx'
import { Button } from '../../ui/button.tsx'
import styles from './stage-page.module.css'

const loadSetUp = lazyModule(() => import('../../entities/sandbox/set-up-reference-server.ts'))

interface Props {
  readonly connections: readonly PropagationStore[]
  readonly hasRules: boolean
}

/** Shown while PingOne has nowhere to provision to: what to do. */
export function StageSetUp({ connections, hasRules }: Props) {
  const { platform, info } = useSession()
  const paths = usePaths()
  const queryClient = useQueryClient()
  const toast = useToast()
  const setUp = useMutation({
    mutationFn: async () => (await loadSetUp()).setUpReferenceServer(platform, info),
    onSuccess: (sentence) => toast('success', sentence),
    onError: (error) => toast('danger', failureText(error)),
    onSettled: () =>
      Promise.all(
        ['stores', 'rules'].map((key) => queryClient.invalidateQueries({ queryKey: [key] })),
      ),
  })
  const isUnconnected = connections.length === 0
  return (
    <div className={styles.setUp}>
      <p className={styles.sentence}>
        {isUnconnected
          ? 'PingOne has no target yet, so there is nothing to see.'
          : 'No enabled rule provisions to an enabled connection, so there is nothing to see.'}
      </p>
      <p className={styles.why}>
        Connect an endpoint of your own, or let the sandbox set up its reference server: one
        connection, and one rule with the employees in its scope.
      </p>
      <div className={styles.ways}>
        {info.scim !== undefined && (
          <Button variant="primary" isDisabled={setUp.isPending} onPress={() => setUp.mutate()}>
            {setUp.isPending ? 'Setting up…' : 'Set up the reference server'}
          </Button>
        )}
        <Link to={isUnconnected ? paths.overview : hasRules ? paths.rules : paths.newRule}>
          {isUnconnected
            ? 'Connect your own endpoint'
            : hasRules
              ? 'Look at the rules'
              : 'Make a rule for your connection'}
        </Link>
      </div>
    </div>
  )
}

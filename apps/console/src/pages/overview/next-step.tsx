import { Link } from 'react-router'
import { usePaths } from '../../entities/environment/environment-paths.ts'
import { LinkButton } from '../../ui/link-button.tsx'
import layout from '../../ui/layout.module.css'
import styles from './next-step.module.css'

interface Props {
  readonly hasConnection: boolean
}

/** What to do in a sandbox that provisions nothing yet. */
export function NextStep({ hasConnection }: Props) {
  const paths = usePaths()
  if (hasConnection)
    return (
      <div className={styles.next}>
        <p>There is a connection, and no enabled rule: a rule says who is provisioned into it.</p>
        <div className={layout.row}>
          <LinkButton to={paths.newRule} variant="primary" size="normal">
            New Rule
          </LinkButton>
          <Link to={paths.rules}>All rules</Link>
        </div>
      </div>
    )
  return (
    <div className={styles.next}>
      <p>Nothing is provisioned yet: PingOne has users, and no connection to a SCIM server.</p>
      <ol className={styles.ways}>
        <li>
          <strong>Your own server:</strong> enter its URL and token under{' '}
          <em>Test your own endpoint</em>, and press Go.
        </li>
        <li>
          <strong>The reference server of the sandbox:</strong>{' '}
          <Link to={paths.newConnection}>New Connection</Link> as in PingOne, and then a rule. The
          guide leads through it.
        </li>
      </ol>
    </div>
  )
}

import { useId } from 'react'
import { Link } from 'react-router'
import { useChecks } from '../../entities/check/check-queries.ts'
import { checkLook } from '../../entities/check/check-words.ts'
import { usePaths } from '../../entities/environment/environment-paths.ts'
import layout from '../../ui/layout.module.css'
import { LinkButton } from '../../ui/link-button.tsx'
import { SandboxAddition } from '../../ui/sandbox-addition.tsx'
import { StatusBadge } from '../../ui/status-badge.tsx'

/** Leads to the check of an endpoint, and to the latest one. */
export function EndpointCheck() {
  const titleId = useId()
  const paths = usePaths()
  const [latest] = useChecks().data ?? []
  const [tone, word] = latest === undefined ? [] : checkLook(latest)
  return (
    <section className={layout.card} aria-labelledby={titleId}>
      <SandboxAddition>
        <h2 id={titleId}>Check my endpoint</h2>
        <div className={layout.stack}>
          <p className={layout.muted}>
            Plays whole lives of users and groups at a SCIM server, and says what PingOne would do.
          </p>
          {latest !== undefined && tone !== undefined && (
            <p className={layout.row}>
              <StatusBadge tone={tone}>{word}</StatusBadge>
              <Link to={paths.checkOf(latest.id)} className={layout.small}>
                {latest.connection?.name ?? latest.endpoint}
              </Link>
            </p>
          )}
          <div>
            <LinkButton to={paths.check} size="normal">
              Check an endpoint
            </LinkButton>
          </div>
        </div>
      </SandboxAddition>
    </section>
  )
}

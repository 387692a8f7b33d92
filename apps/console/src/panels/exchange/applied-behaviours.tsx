import { Link } from 'react-router'
import { useQuirks } from '../../entities/behaviour/behaviour-queries.ts'
import { EvidenceBadge } from '../../entities/behaviour/evidence-badge.tsx'
import type { LedgerQuirk } from '../../entities/behaviour/quirk-filter.ts'
import { usePaths } from '../../entities/environment/environment-paths.ts'
import layout from '../../ui/layout.module.css'
import { Loading } from '../../ui/loading.tsx'
import { MarkedText } from '../../ui/marked-text.tsx'
import styles from './exchange-pane.module.css'

interface Props {
  /** Of the quirks that shaped a request. */
  readonly ids: readonly string[]
}

/** The behaviours of PingOne that shaped a request, with the ways to their records. */
export function AppliedBehaviours({ ids }: Props) {
  const ledger = useQuirks().data?.quirks
  return (
    <section aria-label="Behaviours" className={styles.stack}>
      <h4 className={styles.label}>Behaviours applied</h4>
      {ids.length === 0 && <p className={layout.muted}>Nothing beyond what RFC 7644 asks for.</p>}
      {ids.length > 0 && ledger === undefined && <Loading />}
      <ul className={styles.stack}>
        {(ledger ?? [])
          .filter(({ id }) => ids.includes(id))
          .map((quirk) => (
            <Behaviour key={quirk.id} quirk={quirk} />
          ))}
      </ul>
    </section>
  )
}

interface BehaviourProps {
  readonly quirk: Pick<LedgerQuirk, 'id' | 'title' | 'evidence'>
}

/** A behaviour in short, with the way to its record. */
export function Behaviour({ quirk: { id, title, evidence } }: BehaviourProps) {
  const paths = usePaths()
  return (
    <li className={styles.behaviour}>
      <Link to={`${paths.behaviour}#${id}`}>
        <MarkedText>{title}</MarkedText>
      </Link>
      <span className={styles.evidence}>
        <code>{id}</code> <EvidenceBadge evidence={evidence} />
      </span>
    </li>
  )
}

import { Expander } from '../../ui/expander.tsx'
import { MarkedText } from '../../ui/marked-text.tsx'
import { StatusBadge } from '../../ui/status-badge.tsx'
import { EvidenceBadge } from './evidence-badge.tsx'
import type { LedgerQuirk } from './quirk-filter.ts'
import styles from './quirk-record.module.css'

interface Props {
  readonly quirk: LedgerQuirk
  readonly isInitiallyOpen: boolean
  /** The address's fragment names it. */
  readonly isLinked?: boolean
}

/** One record of the ledger. */
export function QuirkRecord({ quirk, isInitiallyOpen, isLinked = false }: Props) {
  const { id, title, detail, source, date, evidence, choice, appliesTo, active } = quirk
  return (
    <li id={id} data-linked={isLinked || undefined}>
      <Expander
        isInitiallyOpen={isInitiallyOpen}
        summary={
          <>
            <span className={styles.title}>
              <MarkedText>{title}</MarkedText> <span className={styles.id}>{id}</span>
            </span>
            {!active && <StatusBadge tone="inactive">Not in this profile</StatusBadge>}
            <EvidenceBadge evidence={evidence} />
          </>
        }
      >
        {() => (
          <div className={styles.detail}>
            <p>
              <MarkedText>{detail}</MarkedText>
            </p>
            <p className={styles.source}>
              Source:{' '}
              {source.startsWith('https://') ? (
                <a href={source.split(' ')[0]} target="_blank" rel="noreferrer">
                  {source}
                </a>
              ) : (
                source
              )}
              {date !== undefined && ` (${date})`}
            </p>
            <p className={styles.source}>
              {choice === undefined ? (
                'Part of every profile.'
              ) : (
                <>
                  Set by <code>{choice}</code>.
                </>
              )}{' '}
              Applies to: {appliesTo.join(', ') || 'no request to the target'}.
            </p>
          </div>
        )}
      </Expander>
    </li>
  )
}

import type { Culprit, MomentRule } from '@pingone-sandbox/contract'
import { lazyCode } from '../../lib/patient-code.ts'
import { Button } from '../../ui/button.tsx'
import { Notice } from '../../ui/notice.tsx'
import { useFocusHeir } from '../../ui/use-focus-heir.ts'
import styles from './culprit-notice.module.css'
import { RepairButton } from './repair-button.tsx'
import { RetryAllButton } from './retry-all-button.tsx'

const FixHelp = lazyCode(async () => (await import('./fix-help.tsx')).FixHelp)

interface Props {
  readonly culprit: Culprit
  readonly outcome: MomentRule['outcome']
  readonly rule: MomentRule['rule']
  /** The name of the user or group that failed. */
  readonly name: string
  /** The user or group has succeeded since. */
  readonly isOver: boolean
  /** The exchange that is on the screen. */
  readonly shownId: string | undefined
  readonly onOpen: (exchangeId: string) => void
}

/** What caused a failure, even if it succeeded itself, with the buttons that repair it. */
export function CulpritNotice({ culprit, outcome, rule, name, isOver, shownId, onOpen }: Props) {
  const { title, message, repairs, exchangeId, succeeded } = culprit
  const cause = outcome?.cause
  const retry = repairs.find((repair) => repair.id === 'retry')
  const heir = useFocusHeir<HTMLElement>()
  return (
    <section {...heir} aria-label="Cause of the failure">
      <Notice tone={succeeded ? 'warning' : 'danger'} title={title}>
        <p>{message}</p>
        {isOver && <p className={styles.over}>{name} has succeeded since.</p>}
        <div className={styles.row}>
          {!isOver && repairs.length > 0 && (
            <ul aria-label="Repairs" className={styles.repairs}>
              {repairs.map((repair, index) => (
                <li key={`${repair.id} ${repair.label}`}>
                  <RepairButton
                    repair={repair}
                    isFirst={index === 0}
                    name={name}
                    retry={retry && { ruleId: retry.ruleId, subjects: [retry.subject] }}
                  />
                </li>
              ))}
            </ul>
          )}
          {!isOver && cause !== undefined && <RetryAllButton ruleId={rule.id} cause={cause} />}
          {exchangeId !== undefined && exchangeId !== shownId && (
            <Button size="small" variant="quiet" onPress={() => onOpen(exchangeId)}>
              {succeeded ? 'Show the request that caused it' : 'Show the request that failed'}
            </Button>
          )}
        </div>
        {cause !== undefined && <FixHelp cause={cause} side={culprit.side} />}
      </Notice>
    </section>
  )
}

import { formatCount } from '../../lib/format-count.ts'
import type { PlannedAction, PlanReport } from '@pingone-sandbox/contract'
import { useState } from 'react'
import { ListBox, ListBoxItem } from 'react-aria-components'
import { classNames } from '../../ui/class-names.ts'
import layout from '../../ui/layout.module.css'
import { StatusBadge } from '../../ui/status-badge.tsx'
import { PlannedActionDetails } from './planned-action-details.tsx'
import styles from './planned-actions.module.css'
import { plannedEnd } from './planned-ends.ts'

interface Props {
  readonly report: PlanReport
}

const keyOf = ({ rule, subject }: PlannedAction): string =>
  `${rule.id} ${subject.type} ${subject.id}`

/** The users and groups of a plan, and the requests for the chosen one. */
export function PlannedActions({ report: { actions, counts, rules } }: Props) {
  const [chosenKey, choose] = useState<string>()
  const chosen = actions.find((action) => keyOf(action) === chosenKey) ?? actions[0]
  if (chosen === undefined) return null
  const { unchanged: _, ...changing } = counts
  const all = Object.values(changing).reduce((sum, count) => sum + count, 0)
  return (
    <div className={styles.columns}>
      <div className={styles.who}>
        <ListBox
          aria-label="Planned actions"
          className={classNames(styles.list)}
          items={actions.map((action) => ({ id: keyOf(action), action }))}
          selectionMode="single"
          selectionBehavior="replace"
          disallowEmptySelection
          selectedKeys={[keyOf(chosen)]}
          onSelectionChange={(keys) => keys !== 'all' && choose([...keys].map(String)[0])}
        >
          {({ action }) => {
            const { tone, label } = plannedEnd(action)
            return (
              <ListBoxItem
                textValue={`${label} ${action.subject.name}`}
                className={classNames(styles.item)}
              >
                <StatusBadge tone={tone}>{label}</StatusBadge>
                <span className={styles.name}>{action.subject.name}</span>
                <span className={styles.kind}>
                  {rules.length > 1 ? action.rule.name : action.subject.type}
                </span>
              </ListBoxItem>
            )
          }}
        </ListBox>
        {actions.length < all && (
          <p className={layout.muted}>
            {formatCount(actions.length)} of {formatCount(all)} are listed, some of each kind.
          </p>
        )}
      </div>
      <section aria-label={`Requests for ${chosen.subject.name}`} className={styles.details}>
        <h3>{chosen.subject.name}</h3>
        <PlannedActionDetails key={keyOf(chosen)} action={chosen} />
      </section>
    </div>
  )
}

import type { PlannedAction, PlanReport } from '@pingone-sandbox/contract'
import { formatCount } from '../../../lib/format-count.ts'
import { Expander } from '../../../ui/expander.tsx'
import { JsonView } from '../../../ui/json-view.tsx'
import layout from '../../../ui/layout.module.css'
import { StatusBadge, type Tone } from '../../../ui/status-badge.tsx'
import { ConditionList } from '../../../entities/scope/condition-list.tsx'
import styles from './planned-actions.module.css'

interface Props {
  readonly report: PlanReport
}

const ends: Readonly<Record<PlannedAction['end'], readonly [Tone, string]>> = {
  created: ['success', 'Create'],
  updated: ['info', 'Update'],
  removed: ['warning', 'Remove'],
  unchanged: ['neutral', 'Unchanged'],
  held: ['neutral', 'Skipped'],
  failed: ['danger', 'Fail'],
}

/** The planned action for each user and group, with its requests. */
export function PlannedActions({ report: { actions, counts } }: Props) {
  if (actions.length === 0) return null
  const { unchanged: _, ...changing } = counts
  const all = Object.values(changing).reduce((sum, count) => sum + count, 0)
  return (
    <>
      <ul className={styles.list} aria-label="Planned actions">
        {actions.map((action) => (
          <li key={`${action.subject.type}:${action.subject.id}`}>
            <Expander
              summary={
                <>
                  <StatusBadge tone={ends[action.end][0]}>{ends[action.end][1]}</StatusBadge>
                  <span className={styles.name}>{action.subject.name}</span>
                  <span className={styles.kind}>{action.subject.type}</span>
                </>
              }
            >
              {() => (
                <div className={layout.stack}>
                  <ConditionList conditions={action.conditions} />
                  {action.requests.map(({ method, url, body }, index) => (
                    <div key={`${String(index)}:${method} ${url}`} className={styles.request}>
                      <code>
                        {method} {url}
                      </code>
                      {body !== undefined && body !== '' && (
                        <JsonView label={`Body of ${method} ${url}`} text={body} />
                      )}
                    </div>
                  ))}
                  {action.requests.length === 0 && <p>{action.summary}</p>}
                </div>
              )}
            </Expander>
          </li>
        ))}
      </ul>
      {actions.length < all && (
        <p className={layout.muted}>
          The first {formatCount(actions.length)} of {formatCount(all)} are shown.
        </p>
      )}
    </>
  )
}

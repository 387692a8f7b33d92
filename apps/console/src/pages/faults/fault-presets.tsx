import { Link } from 'react-router'
import { useQuirks } from '../../entities/behaviour/behaviour-queries.ts'
import { EvidenceBadge } from '../../entities/behaviour/evidence-badge.tsx'
import { usePaths } from '../../entities/environment/environment-paths.ts'
import { Button } from '../../ui/button.tsx'
import { Expander } from '../../ui/expander.tsx'
import layout from '../../ui/layout.module.css'
import { StatusBadge } from '../../ui/status-badge.tsx'
import styles from './fault-list.module.css'
import { type FaultPreset, faultPresets } from './fault-preset-list.ts'
import { describeFault } from '../../entities/fault/fault-words.ts'
import list from './misbehaviour-list.module.css'

interface Props {
  readonly onAdd: (preset: FaultPreset) => void
}

/** Faults worth trying, each added with one press. */
export function FaultPresets({ onAdd }: Props) {
  return (
    <Expander summary={<span>Faults worth trying</span>} isInitiallyOpen>
      {() => (
        <ul className={list.list} aria-label="Faults worth trying">
          {faultPresets.map((preset) => (
            <li key={preset.title} className={styles.item}>
              <div className={styles.text}>
                <p>
                  <b>{preset.title}</b>
                </p>
                <p>{describeFault(preset.fault)}</p>
                <p className={layout.muted}>
                  {preset.watch} <Evidence quirk={preset.quirk} />
                </p>
              </div>
              <Button
                size="small"
                aria-label={`Add “${preset.title}”`}
                onPress={() => onAdd(preset)}
              >
                Add
              </Button>
            </li>
          ))}
        </ul>
      )}
    </Expander>
  )
}

/** The evidence of the reaction, from the ledger. */
function Evidence({ quirk }: Pick<FaultPreset, 'quirk'>) {
  const paths = usePaths()
  const record = useQuirks().data?.quirks.find(({ id }) => id === quirk)
  if (record === undefined) return null
  return (
    <>
      <Link to={`${paths.behaviour}#${quirk}`} title={record.title} className={styles.evidence}>
        <EvidenceBadge evidence={record.evidence} />
      </Link>{' '}
      {!record.active && <StatusBadge tone="inactive">Not in this profile</StatusBadge>}
    </>
  )
}

import type { FaultInput } from '@pingone-sandbox/pingone/contract'
import { Button } from '../../ui/button.tsx'
import { Expander } from '../../ui/expander.tsx'
import layout from '../../ui/layout.module.css'
import { faultPresets } from './fault-preset-list.ts'
import { describeFault } from './fault-words.ts'
import styles from './fault-list.module.css'
import list from './misbehaviour-list.module.css'

interface Props {
  readonly onAdd: (fault: FaultInput) => void
}

/** Faults worth trying, each added with one press. */
export function FaultPresets({ onAdd }: Props) {
  return (
    <Expander summary={<span>Faults worth trying</span>}>
      {() => (
        <ul className={list.list} aria-label="Faults worth trying">
          {faultPresets.map(({ title, watch, fault }) => (
            <li key={title} className={styles.item}>
              <div className={styles.text}>
                <p>
                  <b>{title}</b>
                </p>
                <p>{describeFault(fault)}</p>
                <p className={layout.muted}>{watch}</p>
              </div>
              <Button size="small" aria-label={`Add “${title}”`} onPress={() => onAdd(fault)}>
                Add
              </Button>
            </li>
          ))}
        </ul>
      )}
    </Expander>
  )
}

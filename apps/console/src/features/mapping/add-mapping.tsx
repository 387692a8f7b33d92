import type { MappingLine } from '@pingone-sandbox/pingone/contract'
import { Plus } from 'lucide-react'
import { useState } from 'react'
import { Button } from '../../ui/button.tsx'
import { SelectField } from '../../ui/select-field.tsx'
import styles from './add-mapping.module.css'
import { sourceAttributes, targetAttributes } from './mapping-attributes.ts'

interface Props {
  /** Targets that are mapped already. */
  readonly takenTargets: readonly string[]
  readonly isPending: boolean
  readonly onAdd: (line: MappingLine) => void
}

/** One more line for a mapping. */
export function AddMapping({ takenTargets, isPending, onAdd }: Props) {
  const [source, setSource] = useState<string | null>(null)
  const [target, setTarget] = useState<string | null>(null)

  function add() {
    if (source === null || target === null) return
    onAdd({ sourceAttribute: source, targetAttribute: target })
    setSource(null)
    setTarget(null)
  }

  return (
    <div className={styles.row}>
      <SelectField
        label="PingOne attribute"
        value={source}
        onChange={setSource}
        options={sourceAttributes}
      />
      <SelectField
        label="Target attribute"
        value={target}
        onChange={setTarget}
        options={targetAttributes.filter(({ id }) => !takenTargets.includes(id))}
      />
      <Button
        icon={<Plus size={16} />}
        isDisabled={source === null || target === null || isPending}
        onPress={add}
      >
        Add
      </Button>
    </div>
  )
}

import { Plus } from 'lucide-react'
import { Button } from '../../ui/button.tsx'
import layout from '../../ui/layout.module.css'
import { SelectField } from '../../ui/select-field.tsx'
import { ConditionRow } from './condition-row.tsx'
import type { ConditionSet } from './condition-set.ts'

interface Props {
  readonly set: ConditionSet
  readonly onChange: (set: ConditionSet) => void
}

const matchOptions = [
  { id: 'all', label: 'All of the conditions are true' },
  { id: 'any', label: 'Any of the conditions is true' },
]

/** Builds a filter from conditions. */
export function ConditionBuilder({ set, onChange }: Props) {
  const { conditions } = set
  const add = () =>
    onChange({
      ...set,
      conditions: [...conditions, { attribute: 'enabled', operator: 'eq', value: 'true' }],
    })

  return (
    <div className={layout.stack}>
      {conditions.length > 1 && (
        <SelectField
          label="Match"
          value={set.match}
          onChange={(match) => onChange({ ...set, match: match === 'any' ? 'any' : 'all' })}
          options={matchOptions}
        />
      )}
      {conditions.map((condition, index) => (
        <ConditionRow
          // Conditions have no identity but their place.
          // oxlint-disable-next-line react/no-array-index-key
          key={index}
          condition={condition}
          position={index + 1}
          onChange={(changed) => onChange({ ...set, conditions: conditions.with(index, changed) })}
          onRemove={() => onChange({ ...set, conditions: conditions.toSpliced(index, 1) })}
        />
      ))}
      <div>
        <Button size="small" icon={<Plus size={15} />} onPress={add}>
          Add condition
        </Button>
      </div>
    </div>
  )
}

import {
  operatorLabels,
  scopeAttribute,
  type ScopeAttribute,
  type ScopeCondition,
} from '@pingone-sandbox/contract'
import { Trash2 } from 'lucide-react'
import { GroupField } from '../../../entities/group/group-field.tsx'
import { usePopulations } from '../../../entities/population/population-queries.ts'
import { IconButton } from '../../../ui/icon-button.tsx'
import { SelectField } from '../../../ui/select-field.tsx'
import { TextField } from '../../../ui/text-field.tsx'
import styles from './condition-row.module.css'

interface Props {
  readonly condition: ScopeCondition
  readonly offered: readonly ScopeAttribute[]
  readonly position: string
  readonly onChange: (condition: ScopeCondition) => void
  readonly onRemove: () => void
}

/** One condition: attribute, operator, value. */
export function ConditionRow({ condition, offered, position, onChange, onRemove }: Props) {
  const attribute = scopeAttribute(condition.attribute, offered)
  const operators = attribute?.operators ?? ['eq']

  function changeAttribute(id: string) {
    const chosen = scopeAttribute(id, offered)
    const operator = chosen?.operators[0] ?? 'eq'
    onChange({ attribute: id, operator, value: chosen?.value === 'boolean' ? 'true' : '' })
  }

  return (
    <fieldset className={styles.row}>
      <legend className={styles.legend}>Condition {position}</legend>
      <SelectField
        label="Attribute"
        value={condition.attribute}
        onChange={changeAttribute}
        options={offered.map(({ id, label }) => ({ id, label }))}
      />
      <SelectField
        label="Operator"
        value={condition.operator}
        onChange={(id) => {
          const operator = operators.find((candidate) => candidate === id)
          if (operator !== undefined) onChange({ ...condition, operator })
        }}
        options={operators.map((id) => ({ id, label: operatorLabels[id] ?? id }))}
      />
      <ConditionValue
        kind={attribute?.value ?? 'text'}
        value={condition.value}
        onChange={(value) => onChange({ ...condition, value })}
      />
      <IconButton aria-label={`Remove condition ${position}`} onPress={onRemove}>
        <Trash2 size={16} />
      </IconButton>
    </fieldset>
  )
}

interface ConditionValueProps {
  readonly kind: ScopeAttribute['value']
  readonly value: string
  readonly onChange: (value: string) => void
}

const switches = [
  { id: 'true', label: 'true' },
  { id: 'false', label: 'false' },
]

/** The value of a condition: text, or a choice where the attribute names something that exists. */
function ConditionValue({ kind, value, onChange }: ConditionValueProps) {
  const populations = usePopulations() ?? []
  if (kind === 'text') return <TextField label="Value" value={value} onChange={onChange} />
  if (kind === 'group')
    return (
      <GroupField label="Value" groupId={value === '' ? undefined : value} onChange={onChange} />
    )
  const named = populations.map(({ id, name }) => ({ id, label: name }))
  return (
    <SelectField
      label="Value"
      value={value === '' ? null : value}
      onChange={onChange}
      options={kind === 'boolean' ? switches : named}
    />
  )
}

import { Trash2 } from 'lucide-react'
import { IconButton } from '../../../ui/icon-button.tsx'
import { SelectField } from '../../../ui/select-field.tsx'
import {
  operatorLabels,
  scopeAttribute,
  type ScopeAttribute,
  type ScopeCondition,
} from '@pingone-sandbox/contract'
import styles from './condition-row.module.css'
import { ConditionValue } from './condition-value.tsx'

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

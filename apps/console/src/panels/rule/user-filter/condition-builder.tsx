import {
  type ConditionGroup,
  isConditionGroup,
  type ScopeAttribute,
  type ScopeCondition,
} from '@pingone-sandbox/contract'
import { Group, Plus, Trash2 } from 'lucide-react'
import { Button } from '../../../ui/button.tsx'
import { IconButton } from '../../../ui/icon-button.tsx'
import layout from '../../../ui/layout.module.css'
import { SelectField } from '../../../ui/select-field.tsx'
import styles from './condition-builder.module.css'
import { ConditionRow } from './condition-row.tsx'

interface Props {
  readonly group: ConditionGroup
  readonly offered: readonly ScopeAttribute[]
  readonly onChange: (group: ConditionGroup) => void
  /** The place of a group in the one around it: `2.1` is the first in the second. */
  readonly position?: string
  readonly onRemove?: () => void
}

const matchOptions = [
  { id: 'all', label: 'All of the conditions are true' },
  { id: 'any', label: 'Any of the conditions is true' },
]
const newCondition: ScopeCondition = { attribute: 'enabled', operator: 'eq', value: 'true' }

/** Builds a filter from conditions; a group of conditions may stand for one. */
export function ConditionBuilder({ group, offered, onChange, position, onRemove }: Props) {
  const { match, conditions } = group
  const set = (changed: ConditionGroup['conditions']) => onChange({ ...group, conditions: changed })
  const add = (added: ScopeCondition | ConditionGroup) => set([...conditions, added])
  /** A nested group uses the other operator, since the same one would be redundant. */
  const inner = { match: match === 'all' ? 'any' : 'all', conditions: [newCondition] } as const

  return (
    <fieldset className={position === undefined ? styles.root : styles.group}>
      <legend className={styles.legend}>
        {position === undefined ? 'Conditions' : `Condition group ${position}`}
      </legend>
      {(conditions.length > 1 || position !== undefined) && (
        <div className={styles.head}>
          <SelectField
            label={position === undefined ? 'Match' : `Match in group ${position}`}
            value={match}
            onChange={(id) => onChange({ ...group, match: id === 'any' ? 'any' : 'all' })}
            options={matchOptions}
          />
          {onRemove !== undefined && (
            <IconButton aria-label={`Remove condition group ${position}`} onPress={onRemove}>
              <Trash2 size={16} />
            </IconButton>
          )}
        </div>
      )}
      {conditions.length === 0 && position === undefined && (
        <p className={layout.muted}>
          There is no condition yet, so no user is synced. Add one for the users to sync.
        </p>
      )}
      {conditions.map((condition, index) => {
        const place = [position, index + 1].filter((part) => part !== undefined).join('.')
        const common = {
          offered,
          position: place,
          onRemove: () => set(conditions.toSpliced(index, 1)),
        }
        // Conditions have no identity but their place.
        return isConditionGroup(condition) ? (
          <ConditionBuilder
            key={place}
            {...common}
            group={condition}
            onChange={(changed) => set(conditions.with(index, changed))}
          />
        ) : (
          <ConditionRow
            key={place}
            {...common}
            condition={condition}
            onChange={(changed) => set(conditions.with(index, changed))}
          />
        )
      })}
      <div className={layout.row}>
        <Button size="small" icon={<Plus size={15} />} onPress={() => add(newCondition)}>
          Add Condition
        </Button>
        <Button size="small" icon={<Group size={15} />} onPress={() => add(inner)}>
          Add Condition Group
        </Button>
      </div>
    </fieldset>
  )
}

import type { ScopeAttribute } from '@pingone-sandbox/contract'
import { SelectField } from '../../../ui/select-field.tsx'
import { TextField } from '../../../ui/text-field.tsx'
import { GroupField } from '../../../entities/group/group-field.tsx'
import { usePopulations } from '../../../entities/population/use-populations.ts'

interface Props {
  readonly kind: ScopeAttribute['value']
  readonly value: string
  readonly onChange: (value: string) => void
}

const switches = [
  { id: 'true', label: 'true' },
  { id: 'false', label: 'false' },
]

/** The value of a condition: text, or a choice where the attribute names something that exists. */
export function ConditionValue({ kind, value, onChange }: Props) {
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

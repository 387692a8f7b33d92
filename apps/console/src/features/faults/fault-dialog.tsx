import { faultOperations, faultResources, type FaultInput } from '@pingone-sandbox/pingone/contract'
import { useForm, useWatch } from 'react-hook-form'
import { FormDialog } from '../../ui/form-dialog.tsx'
import { FormSelectField } from '../../ui/form-select-field.tsx'
import { FormTextField } from '../../ui/form-text-field.tsx'
import { Notice } from '../../ui/notice.tsx'
import { useConnections } from '../connections/connection-queries.ts'
import { EffectFields } from './effect-fields.tsx'
import { type FaultForm, faultFormOf, faultOf, faultResolver } from './fault-form.ts'
import { effectLabels, operationLabels, resourceLabels } from './fault-words.ts'

interface Props {
  /** Absent to add one. */
  readonly fault?: FaultInput
  readonly error: string | undefined
  readonly isPending: boolean
  readonly onSave: (fault: FaultInput) => void
  readonly onClose: () => void
}

const operations = faultOperations.map((id) => ({ id, label: operationLabels[id] }))
const resources = faultResources.map((id) => ({ id, label: resourceLabels[id] }))
const effects = Object.entries(effectLabels).map(([id, label]) => ({ id, label }))

/** Says which requests go wrong, and how. */
export function FaultDialog({ fault, error, isPending, onSave, onClose }: Props) {
  const { control, handleSubmit } = useForm<FaultForm>({
    defaultValues: faultFormOf(fault),
    resolver: faultResolver,
  })
  const kind = useWatch({ control, name: 'kind' })
  const connections = useConnections().data ?? []
  const submit = handleSubmit((values) => onSave(faultOf(values, fault)))

  return (
    <FormDialog
      title={fault === undefined ? 'Add fault' : 'Edit fault'}
      isPending={isPending}
      onSubmit={() => void submit()}
      onClose={onClose}
    >
      <FormSelectField control={control} name="operation" label="Request" options={operations} />
      <FormSelectField control={control} name="resource" label="About" options={resources} />
      <FormSelectField
        control={control}
        name="connectionId"
        label="Connection"
        options={[
          { id: 'any', label: 'Every connection' },
          ...connections.map(({ id, name }) => ({ id, label: name })),
        ]}
      />
      <FormTextField
        control={control}
        name="skip"
        label="Let pass first"
        description="So many requests of this kind go through before the first that is met."
      />
      <FormTextField
        control={control}
        name="times"
        label="Then meet"
        description="So many in a row; after that all is well again."
      />
      <FormSelectField control={control} name="kind" label="What happens" options={effects} />
      <EffectFields control={control} kind={kind} />
      {error !== undefined && <Notice tone="danger">{error}</Notice>}
    </FormDialog>
  )
}

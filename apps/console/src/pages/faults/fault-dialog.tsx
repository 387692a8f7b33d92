import { type FaultInput, faultOperations, faultResources } from '@pingone-sandbox/contract'
import type { ReactNode } from 'react'
import { useForm } from 'react-hook-form'
import { useConnections } from '../../entities/connection/connection-queries.ts'
import { FormDialog } from '../../patterns/form/form-dialog.tsx'
import { FormSelectField } from '../../patterns/form/form-select-field.tsx'
import { FormTextField } from '../../patterns/form/form-text-field.tsx'
import { EffectFields } from './effect-fields.tsx'
import styles from './fault-dialog.module.css'
import { type FaultForm, faultFormOf, faultOf, faultResolver } from './fault-form.ts'
import {
  connectionName,
  effectLabels,
  operationLabels,
  resourceLabels,
} from '../../entities/fault/fault-words.ts'

interface Props {
  /** Absent to add one. */
  readonly fault?: FaultInput
  /** The ids that the other faults have. */
  readonly taken: readonly string[]
  readonly isPending: boolean
  readonly saveLabel: string
  /** How many saves have failed. */
  readonly failures: number
  readonly onRefuse: () => void
  readonly onSave: (fault: FaultInput) => void
  readonly onClose: () => void
  /** What went wrong with saving. */
  readonly children?: ReactNode
}

const operations = faultOperations.map((id) => ({ id, label: operationLabels[id] }))
const resources = faultResources.map((id) => ({ id, label: resourceLabels[id] }))
const effects = Object.entries(effectLabels).map(([id, label]) => ({ id, label }))

/** The form of a fault: which requests it affects, and how. */
export function FaultDialog({
  fault,
  taken,
  onSave,
  onRefuse,
  onClose,
  children,
  ...dialog
}: Props) {
  const { control, handleSubmit, formState } = useForm<FaultForm>({
    defaultValues: faultFormOf(fault),
    resolver: faultResolver(taken),
  })
  const submit = handleSubmit((values) => onSave(faultOf(values)), onRefuse)

  return (
    <FormDialog
      {...dialog}
      isDirty={formState.isDirty}
      title={fault === undefined ? 'Add fault' : 'Edit fault'}
      onSubmit={() => void submit()}
      onClose={onClose}
    >
      <div className={styles.pair}>
        <FormSelectField control={control} name="operation" label="Request" options={operations} />
        <FormSelectField control={control} name="resource" label="About" options={resources} />
      </div>
      <FormSelectField
        control={control}
        name="connectionId"
        label="Connection"
        options={useConnectionOptions(fault)}
      />
      <div className={styles.pair}>
        <FormTextField
          control={control}
          name="skip"
          label="Skip first n"
          description="How many matching requests pass before the first one is affected."
        />
        <FormTextField
          control={control}
          name="times"
          label="Affect n requests"
          description="How many in a row are affected; later requests pass."
        />
      </div>
      <FormSelectField control={control} name="kind" label="What happens" options={effects} />
      <EffectFields control={control} />
      <FormTextField
        control={control}
        name="id"
        label="ID"
        description="Names it in exchanges and counts: letters, digits, - and _. Made up when empty."
        isCode
      />
      {children}
    </FormDialog>
  )
}

/** A deleted connection that the fault names stays selectable. */
function useConnectionOptions(fault: FaultInput | undefined) {
  const connections = useConnections().data
  const named = fault?.connectionId
  const isGone = connections?.every(({ id }) => id !== named) ?? true
  return [
    { id: 'any', label: 'Every connection' },
    ...(connections ?? []).map(({ id, name }) => ({ id, label: name })),
    ...(named !== undefined && isGone
      ? [{ id: named, label: connectionName(named, connections) }]
      : []),
  ]
}

import {
  type ConnectionField,
  connectionFields,
  type ConnectionKey,
  type PropagationStore,
  type SecretKey,
} from '@pingone-sandbox/contract'
import { TriangleAlert } from 'lucide-react'
import { type Control, useWatch } from 'react-hook-form'
import type { ConnectionForm } from '../../entities/connection/connection-form.ts'
import { FormCheckbox } from '../../patterns/form/form-checkbox.tsx'
import { FormRadioField } from '../../patterns/form/form-radio-field.tsx'
import { FormSelectField } from '../../patterns/form/form-select-field.tsx'
import { FormSwitch } from '../../patterns/form/form-switch.tsx'
import { FormTextField } from '../../patterns/form/form-text-field.tsx'
import { HelpTip } from '../../ui/help-tip.tsx'
import styles from './configuration-field.module.css'
import { noteOnSecret } from './stored-secrets.ts'

interface Props {
  readonly control: Control<ConnectionForm>
  readonly field: ConnectionKey
  /** The connection as it is saved: its stored secrets may stay empty. */
  readonly saved?: PropagationStore | undefined
}

export const optionsOf = (values: readonly string[]) =>
  values.map((value) => ({ id: value, label: value }))

/** One key of a connection’s configuration, as the table of the contract describes it. */
export function ConfigurationField({ control, field: key, saved }: Props) {
  const field: ConnectionField = connectionFields[key]
  const { label, kind, help, placeholder } = field
  const name = `configuration.${key}` as const
  const options = field.options ?? field.suggestions
  const tip = help !== undefined && <HelpTip about={label}>{help}</HelpTip>
  if (kind === 'switch' && field.under !== undefined)
    return <FormSwitch control={control} name={name} label={label} tip={tip} />
  if (kind === 'switch')
    return (
      <FormCheckbox control={control} name={name} label={label} tip={tip}>
        {label}
      </FormCheckbox>
    )
  if (field.isRadio && options)
    return (
      <FormRadioField control={control} name={name} label={label} options={options} tip={tip} />
    )
  if (field.secretTo)
    return <SecretField control={control} field={key as SecretKey} saved={saved} />
  if (options)
    return (
      <FormSelectField
        control={control}
        name={name}
        label={label}
        options={optionsOf(options)}
        {...(help !== undefined && { description: help })}
      />
    )
  // What the wizard fills in bears no mark.
  const isNeeded =
    (field.isRequired === true && field.wizard === undefined) || field.method !== undefined
  return (
    <FormTextField
      control={control}
      name={name}
      label={label}
      isCode
      isRequired={isNeeded}
      {...(placeholder !== undefined && { placeholder })}
      {...(help !== undefined && { description: help })}
    />
  )
}

interface SecretFieldProps extends Props {
  readonly field: SecretKey
}

/** A secret: typed unseen unless it is a whole header, and kept when it is left empty. */
function SecretField({ control, field: key, saved }: SecretFieldProps) {
  const configuration = useWatch({ control, name: 'configuration' })
  const { label, help, method }: ConnectionField = connectionFields[key]
  const { isKept, placeholder, reason } = noteOnSecret(saved, configuration, key)
  return (
    <FormTextField
      control={control}
      name={`configuration.${key}`}
      label={label}
      type={method === undefined ? 'text' : 'password'}
      isCode
      isRequired={!isKept}
      {...(placeholder !== undefined && { placeholder })}
      {...((help !== undefined || reason !== undefined) && {
        description: (
          <>
            {help}
            {reason !== undefined && <MovedSecret reason={reason} />}
          </>
        ),
      })}
    />
  )
}

interface MovedSecretProps {
  readonly reason: string
}

/** Says below a secret why it is to be given again; announced when an address is changed. */
function MovedSecret({ reason }: MovedSecretProps) {
  return (
    <output className={styles.moved}>
      <TriangleAlert size={14} aria-hidden="true" />
      <span>{reason}</span>
    </output>
  )
}

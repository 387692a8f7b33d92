import type { ReactNode, Ref } from 'react'
import {
  FieldError,
  Input,
  Label,
  Text,
  TextArea,
  TextField as AriaTextField,
} from 'react-aria-components'
import { classNames } from './class-names.ts'
import styles from './field.module.css'

export interface TextFieldProps {
  readonly label: string
  readonly value: string
  readonly onChange: (value: string) => void
  readonly onBlur?: () => void
  readonly name?: string
  readonly type?: 'text' | 'password' | 'url' | 'email'
  readonly placeholder?: string
  readonly description?: ReactNode
  readonly error?: string | undefined
  /** Additional content below the field. */
  readonly footing?: ReactNode
  readonly isRequired?: boolean
  readonly isDisabled?: boolean
  readonly isMultiline?: boolean
  readonly isCode?: boolean
  /** Keeps the label for assistive technology only. */
  readonly isLabelHidden?: boolean
  readonly autoFocus?: boolean
  readonly inputRef?: Ref<HTMLInputElement & HTMLTextAreaElement>
}

/** A labelled text input with its help and its error. */
export function TextField({
  label,
  description,
  error,
  footing,
  type = 'text',
  placeholder = '',
  isMultiline = false,
  isCode = false,
  inputRef,
  isRequired = false,
  isLabelHidden = false,
  ...field
}: TextFieldProps) {
  const className = classNames(styles.input, isCode && styles.mono)
  const control = { className, placeholder, ref: inputRef ?? null, spellCheck: !isCode }
  return (
    <AriaTextField
      {...field}
      type={type}
      isRequired={isRequired}
      isInvalid={error !== undefined}
      validationBehavior="aria"
      autoComplete="off"
      className={classNames(styles.field)}
      {...(isLabelHidden && { 'aria-label': label })}
    >
      {!isLabelHidden && (
        <Label className={styles.label} data-required={isRequired || undefined}>
          {label}
        </Label>
      )}
      {isMultiline ? <TextArea {...control} rows={3} /> : <Input {...control} />}
      {description !== undefined && (
        <Text slot="description" className={styles.description}>
          {description}
        </Text>
      )}
      <FieldError className={classNames(styles.error)}>{error}</FieldError>
      {footing}
    </AriaTextField>
  )
}

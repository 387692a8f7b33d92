import { Eye, EyeOff } from 'lucide-react'
import { type ComponentProps, type ReactNode, type Ref, useId, useState } from 'react'
import { classNames } from './class-names.ts'
import styles from './field.module.css'
import { IconButton } from './icon-button.tsx'

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

/** A labelled native input with its help and its error. React Aria's text field weighs 8 kB and does no more. */
export function TextField({
  label,
  onChange,
  description,
  error,
  footing,
  type = 'text',
  placeholder = '',
  isMultiline = false,
  isCode = false,
  inputRef,
  isRequired = false,
  isDisabled = false,
  isLabelHidden = false,
  ...field
}: TextFieldProps) {
  const id = useId()
  const isInvalid = error !== undefined
  const described = [description !== undefined && `${id}-help`, isInvalid && `${id}-error`].filter(
    (each) => each !== false,
  )
  const control = {
    ...field,
    id,
    placeholder,
    className: classNames(styles.input, isCode && styles.mono),
    disabled: isDisabled,
    spellCheck: !isCode,
    autoComplete: 'off',
    onChange: (event: { readonly target: { readonly value: string } }) =>
      onChange(event.target.value),
    ref: inputRef ?? null,
    'aria-required': isRequired || undefined,
    'aria-invalid': isInvalid || undefined,
    'aria-describedby': described.length > 0 ? described.join(' ') : undefined,
    ...(isLabelHidden && { 'aria-label': label }),
  }
  return (
    <div className={styles.field} data-invalid={isInvalid || undefined}>
      {!isLabelHidden && (
        <label htmlFor={id} className={styles.label} data-required={isRequired || undefined}>
          {label}
        </label>
      )}
      {isMultiline && <textarea {...control} rows={3} />}
      {!isMultiline && type !== 'password' && <input {...control} type={type} />}
      {type === 'password' && <HiddenInput label={label} control={control} />}
      {description !== undefined && (
        <span id={`${id}-help`} className={styles.description}>
          {description}
        </span>
      )}
      {isInvalid && (
        <span id={`${id}-error`} className={styles.error}>
          {error}
        </span>
      )}
      {footing}
    </div>
  )
}

interface HiddenInputProps {
  readonly label: string
  readonly control: ComponentProps<'input'>
}

/** An input whose text is hidden until its eye is pressed. */
function HiddenInput({ label, control }: HiddenInputProps) {
  const [isShown, setShown] = useState(false)
  const Icon = isShown ? EyeOff : Eye
  return (
    <div className={styles.secret}>
      <input {...control} type={isShown ? 'text' : 'password'} />
      <IconButton
        aria-label={`${isShown ? 'Hide' : 'Show'} ${label}`}
        onPress={() => setShown(!isShown)}
      >
        <Icon size={16} />
      </IconButton>
    </div>
  )
}

import { type ReactNode, useId } from 'react'
import field from './field.module.css'
import styles from './radio-group.module.css'

/** A choice; a text alone is its own label. */
export interface RadioOption {
  readonly value: string
  /** Shown below it: what it means, or why it cannot be chosen. */
  readonly note: string
  readonly isDisabled?: boolean
}

interface Props {
  readonly label: string
  readonly name: string
  readonly value: string | null
  readonly onChange: (value: string) => void
  /** The values, which are their own labels. */
  readonly options: readonly (string | RadioOption)[]
  readonly isRequired?: boolean
  /** Shown beside the label. */
  readonly tip?: ReactNode
  readonly error?: string | undefined
  /** Additional content below the choices. */
  readonly footing?: ReactNode
}

/** A choice of one out of two or three, all in sight: native radio buttons in the colours of the console. */
export function RadioGroup({
  label,
  name,
  value,
  onChange,
  options,
  isRequired = false,
  tip,
  error,
  footing,
}: Props) {
  const id = useId()
  return (
    <div className={styles.group}>
      <div className={styles.title}>
        <span id={id} className={field.label} data-required={isRequired || undefined}>
          {label}
        </span>
        {tip}
      </div>
      <div
        role="radiogroup"
        aria-labelledby={id}
        aria-required={isRequired || undefined}
        {...(error !== undefined && { 'aria-describedby': `${id}-error` })}
        className={styles.choices}
      >
        {options.map((option) => (
          <RadioButton
            key={valueOf(option)}
            name={name}
            option={option}
            isChosen={valueOf(option) === value}
            onChoose={onChange}
          />
        ))}
      </div>
      {error !== undefined && (
        <span id={`${id}-error`} className={field.error}>
          {error}
        </span>
      )}
      {footing}
    </div>
  )
}

const valueOf = (option: string | RadioOption) =>
  typeof option === 'string' ? option : option.value

interface RadioButtonProps {
  readonly name: string
  readonly option: string | RadioOption
  readonly isChosen: boolean
  readonly onChoose: (value: string) => void
}

function RadioButton({ name, option, isChosen, onChoose }: RadioButtonProps) {
  const id = useId()
  const value = valueOf(option)
  const { note, isDisabled = false } = typeof option === 'string' ? { note: undefined } : option
  return (
    <div className={styles.option}>
      <label className={styles.choice} data-disabled={isDisabled || undefined}>
        <input
          type="radio"
          name={name}
          value={value}
          checked={isChosen}
          disabled={isDisabled}
          aria-describedby={note === undefined ? undefined : id}
          onChange={() => onChoose(value)}
        />
        <span className={styles.mark} aria-hidden="true" />
        {value}
      </label>
      {note !== undefined && (
        <p id={id} className={styles.note}>
          {note}
        </p>
      )}
    </div>
  )
}

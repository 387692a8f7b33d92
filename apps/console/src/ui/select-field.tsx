import { ChevronDown } from 'lucide-react'
import { type ReactNode, useId, useRef, useState } from 'react'
import { Button, type ButtonProps } from 'react-aria-components'
import { lazyCode } from '../lib/patient-code.ts'
import { classNames } from './class-names.ts'
import field from './field.module.css'
import { HiddenText } from './hidden-text.tsx'
import styles from './select-field.module.css'
import type { SelectOption } from './select-list.tsx'

// The list weighs more than many a page; it comes when it is opened.
const SelectList = lazyCode(async () => (await import('./select-list.tsx')).SelectList)

export type { SelectOption }

interface Props {
  readonly label: string
  readonly name?: string
  readonly value: string | null
  readonly onChange: (value: string) => void
  readonly options: readonly SelectOption[]
  readonly placeholder?: string
  readonly description?: ReactNode
  readonly error?: string | undefined
  /** Additional content below the field. */
  readonly footing?: ReactNode
  /** Keeps the label for assistive technology only. */
  readonly isLabelHidden?: boolean
  readonly isDisabled?: boolean
}

/** A labelled choice of one out of a few. The arrows open the list; a letter chooses the next option that begins with it. */
export function SelectField({
  label,
  name,
  value,
  onChange,
  options,
  description,
  error,
  footing,
  isLabelHidden = false,
  placeholder = 'Select',
  isDisabled = false,
}: Props) {
  const id = useId()
  const button = useRef<HTMLButtonElement>(null)
  const [isOpen, setOpen] = useState(false)
  const chosen = options.find((option) => option.id === value)
  const [labelId, valueId, helpId, errorId] = [
    `${id}-label`,
    `${id}-value`,
    `${id}-help`,
    `${id}-error`,
  ]
  const onKeyDown: ButtonProps['onKeyDown'] = (event) => {
    if (event.key === 'ArrowDown' || event.key === 'ArrowUp') {
      // The page is not to scroll.
      event.preventDefault()
      setOpen(true)
      return
    }
    const next = nextBeginningWith(event.key, options, value)
    if (next === undefined) event.continuePropagation()
    else onChange(next.id)
  }

  return (
    <div className={field.field} data-invalid={error !== undefined || undefined}>
      {isLabelHidden ? (
        <HiddenText id={labelId}>{label}</HiddenText>
      ) : (
        // A button has no label of HTML; it is named by this one all the same.
        // oxlint-disable-next-line jsx-a11y/click-events-have-key-events, jsx-a11y/no-static-element-interactions
        <span id={labelId} className={field.label} onClick={() => button.current?.focus()}>
          {label}
        </span>
      )}
      <Button
        ref={button}
        {...(name !== undefined && { name })}
        isDisabled={isDisabled}
        aria-haspopup="listbox"
        aria-expanded={isOpen}
        aria-labelledby={`${valueId} ${labelId}`}
        aria-describedby={`${helpId} ${errorId}`}
        onPress={() => setOpen(true)}
        onKeyDown={onKeyDown}
        className={classNames(field.input, styles.button)}
      >
        <span
          id={valueId}
          className={styles.value}
          data-placeholder={chosen === undefined || undefined}
        >
          {chosen?.label ?? placeholder}
        </span>
        <ChevronDown size={16} aria-hidden="true" />
      </Button>
      {description !== undefined && (
        <span id={helpId} className={field.description}>
          {description}
        </span>
      )}
      {error !== undefined && (
        <span id={errorId} className={field.error}>
          {error}
        </span>
      )}
      {footing}
      {isOpen && (
        <SelectList
          labelledBy={labelId}
          options={options}
          value={value}
          trigger={button}
          onChoose={onChange}
          onClose={() => setOpen(false)}
        />
      )}
    </div>
  )
}

/** The option after the chosen one, round and round, that begins with a letter. */
function nextBeginningWith(
  key: string,
  options: readonly SelectOption[],
  value: string | null,
): SelectOption | undefined {
  if (key.length !== 1 || key === ' ') return undefined
  const after = options.findIndex(({ id }) => id === value) + 1
  return [...options.slice(after), ...options.slice(0, after)].find(({ label }) =>
    label.toLowerCase().startsWith(key.toLowerCase()),
  )
}

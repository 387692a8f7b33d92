import { ChevronDown } from 'lucide-react'
import { type ReactNode, type Ref, useState } from 'react'
import { Button, ComboBox, FieldError, Input, Label, Text } from 'react-aria-components'
import { classNames } from './class-names.ts'
import styles from './combo-field.module.css'
import { ComboList, type ComboOption } from './combo-list.tsx'
import field from './field.module.css'

interface Props {
  readonly label: string
  /** The id of an option, a text of one's own where that is allowed, or empty. */
  readonly value: string
  readonly onChange: (value: string) => void
  readonly options: readonly ComboOption[]
  readonly allowsCustomValue?: boolean
  readonly description?: ReactNode
  readonly error?: string | undefined
  /** Additional content below the field. */
  readonly footing?: ReactNode
  readonly placeholder?: string
  readonly isLabelHidden?: boolean
  readonly onBlur?: () => void
  readonly inputRef?: Ref<HTMLInputElement>
}

/** A choice of one out of many, found by typing a part of it. */
export function ComboField({
  label,
  value,
  onChange,
  options,
  allowsCustomValue = false,
  description,
  error,
  footing,
  placeholder = '',
  isLabelHidden = false,
  onBlur,
  inputRef,
}: Props) {
  const known = options.find(({ id }) => id === value)?.label ?? value
  const [text, setText] = useState(known)
  const [shown, setShown] = useState(known)
  // The selected option, or its label, may change from outside.
  if (shown !== known) {
    setShown(known)
    setText(known)
  }

  /** Accepts the typed text; the list reports only selected options. */
  function takeTyped(): boolean {
    const typed = text.trim()
    const next = options.find(({ label: name }) => name === typed)?.id ?? typed
    if (!allowsCustomValue || next === value) return false
    onChange(next)
    return true
  }

  return (
    <ComboBox
      className={classNames(field.field)}
      items={text === known ? options : options.filter((option) => isFound(option, text))}
      value={options.some(({ id }) => id === value) ? value : null}
      inputValue={text}
      onInputChange={setText}
      onChange={(key) => {
        if (key !== null) {
          onChange(String(key))
          setText(options.find(({ id }) => id === key)?.label ?? '')
        } else if (!allowsCustomValue && text === '') onChange('')
      }}
      allowsCustomValue={allowsCustomValue}
      allowsEmptyCollection
      isInvalid={error !== undefined}
      validationBehavior="aria"
      onBlur={() => {
        takeTyped()
        onBlur?.()
      }}
      {...(isLabelHidden && { 'aria-label': label })}
    >
      {!isLabelHidden && <Label className={field.label}>{label}</Label>}
      <div className={styles.control}>
        <Input
          className={classNames(field.input, styles.input)}
          ref={inputRef ?? null}
          onKeyDown={(event) => {
            const isOnOption = event.currentTarget.hasAttribute('aria-activedescendant')
            // The first Enter takes the value; the next one may submit the form.
            if (event.key === 'Enter' && !isOnOption && takeTyped()) event.preventDefault()
          }}
          placeholder={placeholder}
          spellCheck={false}
        />
        <Button className={classNames(styles.opener)}>
          <ChevronDown size={16} aria-hidden="true" />
        </Button>
      </div>
      {description !== undefined && (
        <Text slot="description" className={field.description}>
          {description}
        </Text>
      )}
      <FieldError className={classNames(field.error)}>{error}</FieldError>
      {footing}
      <ComboList
        emptyText={
          allowsCustomValue
            ? 'Not in the list; the text is used as entered. ||'
            : 'Nothing is found.'
        }
      />
    </ComboBox>
  )
}

function isFound({ label, detail = '' }: ComboOption, text: string): boolean {
  const sought = text.trim().toLowerCase()
  return `${label}\n${detail}`.toLowerCase().includes(sought)
}

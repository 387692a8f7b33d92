import { type ReactNode, type Ref, useState } from 'react'
import { ComboBox } from './combo-box.tsx'
import { type ComboOption, optionsWith } from './combo-options.ts'

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
  value,
  onChange,
  options,
  allowsCustomValue = false,
  placeholder = '',
  onBlur,
  ...props
}: Props) {
  const known = options.find(({ id }) => id === value)
  const name = known?.label ?? value
  const [text, setText] = useState(name)
  const [shown, setShown] = useState(name)
  // The selected option, or its label, may change from outside.
  if (shown !== name) {
    setShown(name)
    setText(name)
  }

  /** Accepts the typed text where that is allowed, or restores the selection; whether the value changed. */
  function takeTyped(): boolean {
    const typed = text.trim()
    const next = options.find(({ label }) => label === typed)?.id ?? typed
    if (!allowsCustomValue) setText(name)
    if (!allowsCustomValue || next === value) return false
    onChange(next)
    return true
  }

  return (
    <ComboBox
      {...props}
      text={text}
      onText={(next) => {
        setText(next)
        if (next === '' && !allowsCustomValue) onChange('')
      }}
      options={text === name ? options : optionsWith(options, text)}
      chosen={known?.id}
      onChoose={(option) => {
        setText(option.label)
        onChange(option.id)
      }}
      onEnter={takeTyped}
      onEscape={() => {
        if (!allowsCustomValue || known !== undefined) setText(name)
      }}
      onBlur={() => {
        takeTyped()
        onBlur?.()
      }}
      placeholder={placeholder}
      emptyText={
        allowsCustomValue ? 'Not in the list; the text is used as entered.' : 'Nothing is found.'
      }
    />
  )
}

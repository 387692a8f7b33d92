import { useState } from 'react'
import { ComboBox } from './combo-box.tsx'
import type { ComboOption } from './combo-options.ts'

interface Props {
  readonly label: string
  readonly placeholder: string
  /** Who or what is chosen; its label once it is known. */
  readonly chosen: { readonly id: string; readonly label: string | undefined } | undefined
  readonly onChange: (id: string) => void
  /** The results for the text given to {@link onSearch}. */
  readonly found: readonly ComboOption[]
  readonly onSearch: (text: string) => void
  /** A choice acts immediately, and the field is cleared. */
  readonly isAction?: boolean
}

/** A combo field whose options are searched by the server. */
export function SearchComboField({
  label,
  placeholder,
  chosen,
  onChange,
  found,
  onSearch,
  isAction = false,
}: Props) {
  /** Undefined while the selection is shown. */
  const [text, setText] = useState<string>()

  function write(next: string | undefined) {
    setText(next)
    // The label of the selection is not a search text: the list shows all options.
    onSearch(next === undefined || next === chosen?.label ? '' : next)
  }

  // Typed text without a choice is replaced by the selection.
  const restore = () => write(undefined)

  return (
    <ComboBox
      label={label}
      placeholder={placeholder}
      text={text ?? chosen?.label ?? ''}
      onText={write}
      options={found}
      chosen={isAction ? undefined : chosen?.id}
      onChoose={(option) => {
        setText(isAction ? undefined : option.label)
        onSearch('')
        onChange(option.id)
      }}
      onEnter={() => {
        restore()
        return false
      }}
      onEscape={restore}
      onBlur={restore}
      emptyText="Nothing is found."
    />
  )
}

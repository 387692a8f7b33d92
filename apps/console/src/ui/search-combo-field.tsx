import { ChevronDown } from 'lucide-react'
import { useState } from 'react'
import { Button, ComboBox, Input, Label } from 'react-aria-components'
import { classNames } from './class-names.ts'
import styles from './combo-field.module.css'
import { ComboList, type ComboOption } from './combo-list.tsx'
import field from './field.module.css'

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
  const [text, setText] = useState<string>()
  // Cleared once the list has closed; kept longer, it would be chosen again on blur.
  const [acted, setActed] = useState<string | null>(null)

  function write(next: string | undefined) {
    setText(next)
    // The label of the selection is not a search text: the list shows all options.
    onSearch(next === undefined || next === chosen?.label ? '' : next)
  }

  function choose(id: string) {
    setText(isAction ? undefined : found.find((option) => option.id === id)?.label)
    onSearch('')
    setActed(id)
    onChange(id)
  }

  return (
    <ComboBox
      className={classNames(field.field)}
      items={found}
      value={isAction ? acted : (chosen?.id ?? null)}
      inputValue={text ?? chosen?.label ?? ''}
      onInputChange={write}
      onChange={(key) => key !== null && choose(String(key))}
      onOpenChange={(isOpen) => !isOpen && setActed(null)}
      // Typed text without a choice is replaced by the selection.
      onBlur={() => write(undefined)}
      allowsEmptyCollection
    >
      <Label className={field.label}>{label}</Label>
      <div className={styles.control}>
        <Input
          className={classNames(field.input, styles.input)}
          placeholder={placeholder}
          spellCheck={false}
        />
        <Button className={classNames(styles.opener)}>
          <ChevronDown size={16} aria-hidden="true" />
        </Button>
      </div>
      <ComboList emptyText="Nothing is found." />
    </ComboBox>
  )
}

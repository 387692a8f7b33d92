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
  /** What is found for the text that {@link onSearch} was told. */
  readonly found: readonly ComboOption[]
  readonly onSearch: (text: string) => void
  /** A choice acts at once, and the field is empty again. */
  readonly isAction?: boolean
}

/** A choice of one out of so many that they are searched for elsewhere. */
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
  // Until the list has closed, which it does when it has a choice; kept longer, that would be chosen again on blur.
  const [acted, setActed] = useState<string | null>(null)

  function write(next: string | undefined) {
    setText(next)
    // The name of what is chosen is no search: the list shows the others as well.
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
      // What was typed and not chosen gives way to what is.
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

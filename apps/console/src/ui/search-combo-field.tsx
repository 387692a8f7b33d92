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
}

/** A choice of one out of so many that they are searched for elsewhere. */
export function SearchComboField({ label, placeholder, chosen, onChange, found, onSearch }: Props) {
  const [text, setText] = useState<string>()

  function write(next: string | undefined) {
    setText(next)
    // The name of what is chosen is no search: the list shows the others as well.
    onSearch(next === undefined || next === chosen?.label ? '' : next)
  }

  function choose(id: string) {
    setText(found.find((option) => option.id === id)?.label)
    onSearch('')
    onChange(id)
  }

  return (
    <ComboBox
      className={classNames(field.field)}
      items={found}
      value={chosen?.id ?? null}
      inputValue={text ?? chosen?.label ?? ''}
      onInputChange={write}
      onChange={(key) => key !== null && choose(String(key))}
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

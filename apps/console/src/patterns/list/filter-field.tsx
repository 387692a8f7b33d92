import { useState } from 'react'
import { Button } from '../../ui/button.tsx'
import { TextField } from '../../ui/text-field.tsx'
import styles from './filter-field.module.css'

interface Props {
  /** The filter in force. */
  readonly value: string
  readonly onApply: (value: string) => void
  readonly example: string
  /** What the API says of the filter in force. */
  readonly error: string | undefined
}

/** A SCIM filter over the list; Enter applies it, and the API's answer to a wrong one stands below. */
export function FilterField({ value, onApply, example, error }: Props) {
  const [text, setText] = useState(value)
  const isChanged = text.trim() !== value
  return (
    <form
      className={styles.form}
      onSubmit={(event) => {
        event.preventDefault()
        onApply(text.trim())
      }}
    >
      <div className={styles.field}>
        <TextField
          label="SCIM filter"
          value={text}
          onChange={setText}
          isCode
          isLabelHidden
          placeholder={`SCIM filter, as in ${example}`}
          error={isChanged ? undefined : error}
        />
      </div>
      {isChanged && <Button type="submit">Apply</Button>}
      {!isChanged && value !== '' && (
        <Button
          variant="quiet"
          onPress={() => {
            setText('')
            onApply('')
          }}
        >
          Clear
        </Button>
      )}
    </form>
  )
}

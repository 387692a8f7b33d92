import { useId } from 'react'
import { Input, Label, Text, TextField } from 'react-aria-components'
import { classNames } from '../../ui/class-names.ts'
import field from '../../ui/field.module.css'
import { suggestPaths } from './suggest-paths.ts'
import { useTargetVocabulary } from './use-target-vocabulary.ts'

interface Props {
  readonly value: string
  readonly onChange: (value: string) => void
}

/** The path of a request with its filter in the clear, completed as it is written. */
export function PathField({ value, onChange }: Props) {
  const listId = useId()
  const vocabulary = useTargetVocabulary()
  return (
    <TextField value={value} onChange={onChange} className={classNames(field.field)}>
      <Label className={field.label}>Path</Label>
      <Input
        list={listId}
        spellCheck={false}
        autoComplete="off"
        className={classNames(field.input, field.mono)}
      />
      <Text slot="description" className={field.description}>
        Below the SCIM endpoint. Attributes and operators of a filter are completed; it is encoded
        when sent.
      </Text>
      <datalist id={listId}>
        {suggestPaths(value, vocabulary).map((path) => (
          <option key={path} value={path}>
            {path}
          </option>
        ))}
      </datalist>
    </TextField>
  )
}

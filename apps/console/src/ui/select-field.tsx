import { ChevronDown } from 'lucide-react'
import type { ReactNode } from 'react'
import {
  Button,
  FieldError,
  Label,
  ListBox,
  ListBoxItem,
  Popover,
  Select,
  SelectValue,
  Text,
} from 'react-aria-components'
import { classNames } from './class-names.ts'
import field from './field.module.css'
import styles from './select-field.module.css'

export interface SelectOption {
  readonly id: string
  readonly label: string
}

interface Props {
  readonly label: string
  readonly name?: string
  readonly value: string | null
  readonly onChange: (value: string) => void
  readonly options: readonly SelectOption[]
  readonly placeholder?: string
  readonly description?: ReactNode
  readonly error?: string | undefined
  /** Stands below the field: what else is to be said, or chosen. */
  readonly footing?: ReactNode
  /** Keeps the label for assistive technology only. */
  readonly isLabelHidden?: boolean
  readonly isDisabled?: boolean
}

/** A labelled choice of one out of a few. */
export function SelectField({
  label,
  value,
  onChange,
  options,
  description,
  error,
  footing,
  isLabelHidden = false,
  placeholder = 'Select',
  isDisabled = false,
  ...props
}: Props) {
  return (
    <Select
      {...props}
      className={classNames(field.field)}
      value={value}
      onChange={(key) => key !== null && onChange(String(key))}
      placeholder={placeholder}
      isInvalid={error !== undefined}
      isDisabled={isDisabled}
      validationBehavior="aria"
      {...(isLabelHidden && { 'aria-label': label })}
    >
      {!isLabelHidden && <Label className={field.label}>{label}</Label>}
      <Button className={classNames(field.input, styles.button)}>
        <SelectValue className={classNames(styles.value)} />
        <ChevronDown size={16} aria-hidden="true" />
      </Button>
      {description !== undefined && (
        <Text slot="description" className={field.description}>
          {description}
        </Text>
      )}
      <FieldError className={classNames(field.error)}>{error}</FieldError>
      {footing}
      <Popover className={classNames(styles.popover)}>
        <ListBox items={options} className={classNames(styles.list)}>
          {(option) => (
            <ListBoxItem
              id={option.id}
              textValue={option.label}
              className={classNames(styles.option)}
            >
              {option.label}
            </ListBoxItem>
          )}
        </ListBox>
      </Popover>
    </Select>
  )
}

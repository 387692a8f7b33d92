import type { RefObject } from 'react'
import { ListBox, ListBoxItem, Popover } from 'react-aria-components'
import { classNames } from './class-names.ts'
import styles from './select-field.module.css'
import { useReturnedFocus } from './use-returned-focus.ts'

export interface SelectOption {
  readonly id: string
  readonly label: string
}

interface Props {
  readonly labelledBy: string
  readonly options: readonly SelectOption[]
  readonly value: string | null
  /** The button of the field. */
  readonly trigger: RefObject<HTMLButtonElement | null>
  /** Which option has the focus when none is chosen. */
  readonly initialFocus: 'first' | 'last'
  readonly onChoose: (id: string) => void
  readonly onClose: () => void
}

/** What React Aria leaves out of the types of a list: choosing what is chosen already closes the list as well. */
const everyChoice = { allowDuplicateSelectionEvents: true }

/** The open list of a `SelectField`. */
export function SelectList({
  labelledBy,
  options,
  value,
  trigger,
  initialFocus,
  onChoose,
  onClose,
}: Props) {
  useReturnedFocus()
  return (
    <Popover
      triggerRef={trigger}
      isOpen
      onOpenChange={onClose}
      placement="bottom start"
      className={classNames(styles.popover)}
      style={{ minWidth: trigger.current?.offsetWidth }}
    >
      <ListBox
        {...everyChoice}
        aria-labelledby={labelledBy}
        items={options}
        selectionMode="single"
        disallowEmptySelection
        selectedKeys={value === null ? [] : [value]}
        onSelectionChange={(keys) => {
          const [id] = keys
          if (id !== undefined) onChoose(String(id))
          onClose()
        }}
        // oxlint-disable-next-line jsx-a11y/no-autofocus
        autoFocus={initialFocus}
        shouldFocusWrap
        className={classNames(styles.list)}
      >
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
  )
}

import type { RefObject } from 'react'
import { Menu as AriaMenu, MenuItem, Popover, Text } from 'react-aria-components'
import { classNames } from './class-names.ts'
import styles from './menu.module.css'
import { useReturnedFocus } from './use-returned-focus.ts'

export interface MenuAction {
  readonly label: string
  /** Stands below the label. */
  readonly note?: string
  readonly onSelect: () => void
}

interface Props {
  readonly label: string
  readonly items: readonly MenuAction[]
  /** The button that it belongs to. */
  readonly trigger: RefObject<HTMLButtonElement | null>
  /** Which item has the focus when the menu opens. */
  readonly focused: 'first' | 'last'
  readonly onClose: () => void
}

/** An open menu below its button. */
export function Menu({ label, items, trigger, focused, onClose }: Props) {
  useReturnedFocus()
  return (
    <Popover
      triggerRef={trigger}
      isOpen
      onOpenChange={onClose}
      placement="bottom start"
      className={classNames(styles.popover)}
    >
      <AriaMenu
        aria-label={label}
        autoFocus={focused}
        onClose={onClose}
        className={classNames(styles.menu)}
      >
        {items.map(({ label: name, note, onSelect }) => (
          <MenuItem
            key={name}
            textValue={name}
            onAction={onSelect}
            className={classNames(styles.item)}
          >
            <Text slot="label">{name}</Text>
            {note !== undefined && (
              <Text slot="description" className={classNames(styles.note)}>
                {note}
              </Text>
            )}
          </MenuItem>
        ))}
      </AriaMenu>
    </Popover>
  )
}

import { ListBox, ListBoxItem, Popover } from 'react-aria-components'
import { classNames } from './class-names.ts'
import styles from './combo-field.module.css'
import list from './select-field.module.css'

export interface ComboOption {
  readonly id: string
  readonly label: string
  /** Distinguishes it from others; also searched. */
  readonly detail?: string
}

interface Props {
  /** Shown when nothing is found. */
  readonly emptyText: string
}

/** The options of a field that searches, each with what tells it from others. */
export function ComboList({ emptyText }: Props) {
  return (
    <Popover className={classNames(list.popover)}>
      <ListBox
        className={classNames(list.list)}
        renderEmptyState={() => <p className={styles.empty}>{emptyText}</p>}
      >
        {(option: ComboOption) => (
          <ListBoxItem
            id={option.id}
            textValue={option.label}
            className={classNames(list.option, styles.option)}
          >
            {option.label}
            {option.detail !== undefined && <span>{option.detail}</span>}
          </ListBoxItem>
        )}
      </ListBox>
    </Popover>
  )
}

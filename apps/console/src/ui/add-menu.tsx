import { Plus } from 'lucide-react'
import { Menu, MenuItem, MenuTrigger, Popover } from 'react-aria-components'
import styles from './add-menu.module.css'
import { classNames } from './class-names.ts'
import { IconButton } from './icon-button.tsx'

interface Props {
  readonly items: readonly { readonly label: string; readonly onSelect: () => void }[]
}

/** The round plus of a list page. */
export function AddMenu({ items }: Props) {
  return (
    <MenuTrigger>
      <IconButton aria-label="Add" emphasis="primary">
        <Plus size={20} />
      </IconButton>
      <Popover placement="bottom start" className={classNames(styles.popover)}>
        <Menu aria-label="Add" className={classNames(styles.menu)}>
          {items.map((item) => (
            <MenuItem key={item.label} onAction={item.onSelect} className={classNames(styles.item)}>
              {item.label}
            </MenuItem>
          ))}
        </Menu>
      </Popover>
    </MenuTrigger>
  )
}

import type { RefObject } from 'react'
import { Menu, MenuItem, Popover, Text } from 'react-aria-components'
import { useNavigate } from 'react-router'
import { environmentPaths } from '../../entities/environment/environment-paths.ts'
import { useEnvironments } from '../../entities/environment/session.ts'
import menu from '../../ui/add-menu.module.css'
import { classNames } from '../../ui/class-names.ts'
import styles from './environment-picker.module.css'

interface Props {
  readonly trigger: RefObject<HTMLButtonElement | null>
  readonly onClose: () => void
}

/** The environments to go to, and what the one of the administrators is not for. */
export function EnvironmentMenu({ trigger, onClose }: Props) {
  const navigate = useNavigate()
  const environments = useEnvironments().data ?? []
  const entries = [
    ...environments.map(({ id, name, region }) => ({
      name,
      note: `Region ${region}`,
      path: environmentPaths(id).overview,
    })),
    {
      name: 'Administrators',
      note: 'Not for provisioning: it holds the people who administer PingOne.',
      path: '/administrators/provisioning',
    },
  ]

  return (
    <Popover
      triggerRef={trigger}
      isOpen
      onOpenChange={onClose}
      placement="bottom start"
      className={classNames(menu.popover, styles.popover)}
    >
      <Menu
        aria-label="Environments"
        autoFocus="first"
        onClose={onClose}
        className={classNames(menu.menu)}
      >
        {entries.map(({ name, note, path }) => (
          <MenuItem
            key={path}
            textValue={name}
            className={classNames(menu.item, styles.item)}
            onAction={() => void navigate(path)}
          >
            <Text slot="label">{name}</Text>
            <Text slot="description" className={classNames(styles.note)}>
              {note}
            </Text>
          </MenuItem>
        ))}
      </Menu>
    </Popover>
  )
}

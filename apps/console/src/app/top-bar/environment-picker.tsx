import { ChevronDown } from 'lucide-react'
import { regionName } from '../../entities/environment/region-names.ts'
import { useEnvironments } from '../../entities/environment/session.ts'
import { useNavigate } from 'react-router'
import { environmentPaths } from '../../entities/environment/environment-paths.ts'
import { classNames } from '../../ui/class-names.ts'
import { MenuButton } from '../../ui/menu-button.tsx'
import { Pressable } from '../../ui/pressable.tsx'
import styles from './environment-picker.module.css'

interface Props {
  /** The name of the open environment. */
  readonly current: string
}

/** The open environment; opens the menu of environments. */
export function EnvironmentPicker({ current }: Props) {
  const navigate = useNavigate()
  const environments = useEnvironments().data ?? []

  return (
    <MenuButton
      label="Environments"
      items={[
        ...environments.map(({ id, name, region }) => ({
          label: name,
          note: `Region: ${regionName(region)}`,
          onSelect: () => void navigate(environmentPaths(id).overview),
        })),
        {
          label: 'Administrators',
          note: 'Not for provisioning: it contains the administrators of PingOne.',
          onSelect: () => void navigate('/administrators/provisioning'),
        },
      ]}
    >
      {(trigger) => (
        <Pressable {...trigger} className={classNames(styles.picker)}>
          <span className={styles.name}>{current}</span>
          <ChevronDown size={15} aria-hidden="true" />
        </Pressable>
      )}
    </MenuButton>
  )
}

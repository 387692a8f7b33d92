import type { LucideIcon } from 'lucide-react'
import { NavLink } from 'react-router'
import styles from './navigation.module.css'

interface Props {
  readonly to: string
  readonly icon: LucideIcon
  readonly label: string
  /** Selected on this very page alone, not on those below it. */
  readonly isExact?: boolean
}

/** A link of the sidebar. */
export function NavItem({ to, icon: Icon, label, isExact = false }: Props) {
  return (
    <li>
      <NavLink to={to} end={isExact} className={styles.item ?? ''}>
        <Icon size={17} aria-hidden="true" />
        {label}
      </NavLink>
    </li>
  )
}

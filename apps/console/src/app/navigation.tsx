import type { LucideIcon } from 'lucide-react'
import { type ReactNode, useId } from 'react'
import { Link, NavLink } from 'react-router'
import { classNames } from '../ui/class-names.ts'
import styles from './navigation.module.css'

interface Props {
  readonly children: ReactNode
}

/** The sidebar. */
export function Navigation({ children }: Props) {
  return (
    <nav className={styles.nav} aria-label="Console">
      <Link to="/" className={styles.brand}>
        <span aria-hidden="true" className={styles.sign} />
        PingOne Sandbox
      </Link>
      {children}
    </nav>
  )
}

interface NavItemProps {
  readonly to: string
  readonly icon: LucideIcon
  readonly label: string
  /** Selected on this page only, not on pages below it. */
  readonly isExact?: boolean
}

/** A link of the sidebar. */
export function NavItem({ to, icon: Icon, label, isExact = false }: NavItemProps) {
  return (
    <li>
      <NavLink to={to} end={isExact} className={styles.item ?? ''}>
        <Icon size={17} aria-hidden="true" />
        {label}
      </NavLink>
    </li>
  )
}

interface NavSectionProps {
  readonly title?: string
  /** Set apart: the real PingOne does not have these pages. */
  readonly isSandbox?: boolean
  readonly children: ReactNode
}

/** Links of the sidebar under one heading. */
export function NavSection({ title, isSandbox = false, children }: NavSectionProps) {
  const titleId = useId()
  return (
    <div className={classNames(styles.section, isSandbox && styles.sandbox)}>
      {title !== undefined && (
        <h2 id={titleId} className={styles.heading}>
          {title}
        </h2>
      )}
      <ul aria-labelledby={title === undefined ? undefined : titleId}>{children}</ul>
    </div>
  )
}

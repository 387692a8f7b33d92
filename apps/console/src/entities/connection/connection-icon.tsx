import type { PropagationStore } from '@pingone-sandbox/contract'
import { Cable } from 'lucide-react'
import type { ReactNode } from 'react'
import styles from './connection-icon.module.css'

interface Props {
  readonly connection: PropagationStore
}

/** The image of a connection, or a plug. */
export function ConnectionIcon({ connection }: Props) {
  const href = connection.image?.href
  return (
    <StoreIcon>{href === undefined ? <Cable size={17} /> : <img src={href} alt="" />}</StoreIcon>
  )
}

interface StoreIconProps {
  readonly children: ReactNode
}

/** The frame of the icon of a directory or a connection. */
export function StoreIcon({ children }: StoreIconProps) {
  return (
    <span className={styles.icon} aria-hidden="true">
      {children}
    </span>
  )
}

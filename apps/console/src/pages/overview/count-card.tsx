import { Link } from 'react-router'
import styles from './overview-page.module.css'

interface Props {
  readonly to: string
  readonly label: string
  readonly count: number | undefined
}

/** How many of something there are, with the way to them. */
export function CountCard({ to, label, count }: Props) {
  return (
    <li className={styles.count}>
      <span className={styles.number}>{count ?? '–'}</span>
      <Link to={to} className={styles.link}>
        {label}
      </Link>
    </li>
  )
}

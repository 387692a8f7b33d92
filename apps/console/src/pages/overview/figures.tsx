import type { Overview } from '@pingone-sandbox/contract'
import type { ReactNode } from 'react'
import { Link } from 'react-router'
import { usePaths } from '../../entities/environment/environment-paths.ts'
import { counted, formatCount } from '../../lib/format-count.ts'
import { classNames } from '../../ui/class-names.ts'
import styles from './figures.module.css'
import { Sparkline } from './sparkline.tsx'

interface Props {
  /** Absent until it is read. */
  readonly overview: Overview | undefined
}

/** The figures of provisioning: in scope, synced, failed, requests a minute. Each leads to what it counts. */
export function Figures({ overview }: Props) {
  const paths = usePaths()
  const { inScope, failures = [], requests } = overview ?? {}
  return (
    <ul className={styles.figures} aria-label="Figures">
      <Figure
        to={paths.rules}
        label="In scope"
        value={inScope && inScope.users + inScope.groups}
        note={overview && scopeNote(overview)}
      />
      <Figure
        to={paths.rules}
        label="Synced"
        tone={overview !== undefined && overview.synced > 0 ? 'success' : undefined}
        value={overview?.synced}
        note={overview && remarkNote(overview.remarked)}
      />
      <Figure
        to={`${paths.activity}?status=failed`}
        label="Failed"
        tone={overview !== undefined && overview.failed > 0 ? 'danger' : undefined}
        value={overview?.failed}
        note={causeNote(new Set(failures.map(({ cause }) => cause)).size)}
      />
      <Figure
        to={paths.activity}
        label="Requests a minute"
        value={requests?.perMinute}
        note={requests && <Sparkline counts={requests.buckets.map(({ count }) => count)} />}
      />
    </ul>
  )
}

interface FigureProps {
  readonly to: string
  readonly label: string
  readonly value: number | undefined
  readonly note: ReactNode
  readonly tone?: 'success' | 'danger' | undefined
}

function Figure({ to, label, value, note, tone }: FigureProps) {
  return (
    <li className={classNames(styles.figure, tone === 'danger' && styles.failing)}>
      <Link to={to} className={styles.label}>
        {label}
      </Link>
      <span className={classNames(styles.value, tone && styles[tone])}>
        {value === undefined ? '–' : formatCount(value)}
      </span>
      <span className={styles.note}>{note}</span>
    </li>
  )
}

/** Under several rules a user counts several times, so that “of 50 users” would be wrong. */
function scopeNote({ inScope, users, rules }: Overview): string {
  if (rules === 0) return 'No enabled rule'
  const parts = [
    rules === 1
      ? `${formatCount(inScope.users)} of ${counted(users, 'user')}`
      : counted(inScope.users, 'user'),
    ...(inScope.groups > 0 ? [counted(inScope.groups, 'group')] : []),
    counted(rules, 'rule'),
  ]
  // A count stays beside its noun where the line breaks.
  const [first = '', ...others] = parts
  return [first, ...others.map((part) => part.replaceAll(' ', '\u{a0}'))].join('\u{a0}· ')
}

const remarkNote = (remarked: number): string =>
  remarked === 0 ? 'Without remarks' : `${formatCount(remarked)} with a remark`

const causeNote = (causes: number): string =>
  causes === 0 ? 'Nothing is failing' : counted(causes, 'cause')

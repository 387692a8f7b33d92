import type { Exchange } from '@pingone-sandbox/contract'
import { Bug, RotateCw, Zap } from 'lucide-react'
import { Link } from 'react-router'
import { usePaths } from '../../entities/environment/environment-paths.ts'
import { useMisbehaviours } from '../../entities/fault/misbehaviour-queries.ts'
import styles from './exchange-chips.module.css'

interface Props {
  readonly exchange: Exchange
}

/** The fault and the misbehaviours that acted on an exchange, each with the way to where it is switched off. */
export function ExchangeChips({ exchange: { fault, misbehaviours = [], replayOf } }: Props) {
  if (fault === undefined && misbehaviours.length === 0 && replayOf === undefined) return null
  return (
    <ul aria-label="What acted on it" className={styles.chips}>
      {replayOf !== undefined && (
        <li className={styles.chip}>
          <RotateCw size={14} aria-hidden="true" /> Sent again
        </li>
      )}
      {fault !== undefined && <FaultChip fault={fault} />}
      {misbehaviours.map((id) => (
        <MisbehaviourChip key={id} id={id} />
      ))}
    </ul>
  )
}

function FaultChip({ fault: { id, summary } }: { readonly fault: NonNullable<Exchange['fault']> }) {
  const paths = usePaths()
  return (
    <li className={styles.acted}>
      <Link to={paths.faults} className={styles.chip}>
        <Zap size={14} aria-hidden="true" /> Fault {id}
      </Link>
      <span>{summary}</span>
    </li>
  )
}

function MisbehaviourChip({ id }: { readonly id: string }) {
  const paths = usePaths()
  const known = useMisbehaviours().data?.misbehaviours.find((each) => each.id === id)
  return (
    <li className={styles.acted}>
      <Link to={`${paths.faults}?search=${id}`} className={styles.chip}>
        <Bug size={14} aria-hidden="true" /> Misbehaviour {id}
      </Link>
      {known !== undefined && (
        <span>
          {known.title}
          {!known.active && ' (off now)'}
        </span>
      )}
    </li>
  )
}

import { ArrowDown, ArrowUp, Pencil, Trash2 } from 'lucide-react'
import { useEffect, useRef } from 'react'
import { formatCount } from '../../lib/format-count.ts'
import type { ActiveFault } from '../../entities/fault/fault-changes.ts'
import { isFocusFree } from '../../ui/focus.ts'
import { IconButton } from '../../ui/icon-button.tsx'
import layout from '../../ui/layout.module.css'
import { StateBadge } from '../../ui/state-badge.tsx'
import styles from './fault-list.module.css'
import list from './misbehaviour-list.module.css'

interface Props {
  readonly fault: ActiveFault
  /** Its description. */
  readonly description: string
  readonly isFirst: boolean
  readonly isLast: boolean
  /** It has just been moved here by its button, which keeps the focus. */
  readonly arrivedBy: -1 | 1 | undefined
  readonly onArrived: () => void
  readonly onMove: (by: -1 | 1) => void
  readonly onEdit: () => void
  readonly onRemove: () => void
}

/** One fault of the list. */
export function FaultRow({ fault, description, isFirst, isLast, ...props }: Props) {
  const { id, hits, seen, times } = fault
  const { arrivedBy, onArrived, onMove, onEdit, onRemove } = props
  const row = useRef<HTMLLIElement>(null)
  const up = useRef<HTMLButtonElement>(null)
  const down = useRef<HTMLButtonElement>(null)
  useEffect(() => {
    if (arrivedBy === undefined) return
    const isUp = arrivedBy < 0 ? !isFirst : isLast
    if (isFocusFree(row.current)) (isUp ? up : down).current?.focus()
    onArrived()
  }, [arrivedBy, isFirst, isLast, onArrived])

  return (
    <li ref={row} className={styles.item}>
      <div className={styles.text}>
        <p>{description}</p>
        <p className={styles.counts}>
          <StateBadge state={hits < times ? 'enabled' : 'usedUp'} />
          <span className={list.id}>{id}</span>
          <span className={layout.muted}>
            affected {formatCount(hits)} of {formatCount(times)}; {formatCount(seen)} matched
          </span>
        </p>
      </div>
      <div className={styles.actions}>
        <IconButton
          ref={up}
          aria-label={`Move ${id} up`}
          isDisabled={isFirst}
          onPress={() => onMove(-1)}
        >
          <ArrowUp size={16} aria-hidden="true" />
        </IconButton>
        <IconButton
          ref={down}
          aria-label={`Move ${id} down`}
          isDisabled={isLast}
          onPress={() => onMove(1)}
        >
          <ArrowDown size={16} aria-hidden="true" />
        </IconButton>
        <IconButton aria-label={`Edit ${id}`} onPress={onEdit}>
          <Pencil size={16} aria-hidden="true" />
        </IconButton>
        <IconButton aria-label={`Remove ${id}`} onPress={onRemove}>
          <Trash2 size={16} aria-hidden="true" />
        </IconButton>
      </div>
    </li>
  )
}

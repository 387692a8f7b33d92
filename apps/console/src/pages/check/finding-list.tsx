import type { CheckFinding } from '@pingone-sandbox/contract'
import type { KeyboardEvent } from 'react'
import { findingLook } from '../../entities/check/check-words.ts'
import { StatusBadge } from '../../ui/status-badge.tsx'
import styles from './check.module.css'

interface Props {
  readonly findings: readonly CheckFinding[]
  readonly openId: string | undefined
  /** A finding is shown beside the list, so that the arrow keys open one after the other. */
  readonly isSplit: boolean
  readonly isRunning: boolean
  readonly onOpen: (findingId: string) => void
}

/** The findings, each in a line that opens it. */
export function FindingList({ findings, openId, isSplit, isRunning, onOpen }: Props) {
  return (
    // The arrows move between the findings, which are buttons.
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-element-interactions
    <section
      aria-label="Findings"
      data-split={isSplit || undefined}
      className={styles.findings}
      onKeyDown={(event) => moveByArrows(event, isSplit ? onOpen : undefined)}
    >
      {findings.length === 0 && (
        <p className={styles.none}>
          {isRunning ? 'Findings appear here as they come.' : 'Nothing was found.'}
        </p>
      )}
      <ol>
        {findings.map((finding) => (
          <FindingItem
            key={finding.id}
            finding={finding}
            isOpen={finding.id === openId}
            onOpen={onOpen}
          />
        ))}
      </ol>
    </section>
  )
}

interface ItemProps {
  readonly finding: CheckFinding
  readonly isOpen: boolean
  readonly onOpen: (findingId: string) => void
}

function FindingItem({ finding, isOpen, onOpen }: ItemProps) {
  const { id, title, summary, verdict } = finding
  const [tone, word] = findingLook(finding)
  return (
    <li>
      <button
        type="button"
        data-finding={id}
        aria-current={isOpen || undefined}
        className={styles.finding}
        onClick={() => onOpen(id)}
      >
        <span className={styles.findingTitle}>{title}</span>
        <StatusBadge tone={tone}>{word}</StatusBadge>
        {verdict !== 'works' && <span className={styles.summary}>{summary}</span>}
      </button>
    </li>
  )
}

const steps: Readonly<Record<string, number>> = { ArrowDown: 1, ArrowUp: -1 }

/** Moves the focus between the findings, and opens the one that gets it. */
function moveByArrows(
  event: KeyboardEvent<HTMLElement>,
  onOpen: ((findingId: string) => void) | undefined,
): void {
  const { key, target, currentTarget } = event
  const step = steps[key]
  if (step === undefined || !(target instanceof HTMLElement)) return
  const rows = [...currentTarget.querySelectorAll<HTMLElement>('[data-finding]')]
  const row = rows[rows.indexOf(target) + step]
  if (!rows.includes(target)) return
  event.preventDefault()
  row?.focus()
  const id = row?.dataset['finding']
  if (id !== undefined) onOpen?.(id)
}

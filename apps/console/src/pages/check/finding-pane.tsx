import type { CheckFinding, CheckReport } from '@pingone-sandbox/contract'
import { ArrowLeft, ChevronDown, ChevronUp } from 'lucide-react'
import { useId, useLayoutEffect, useRef } from 'react'
import { findingLook } from '../../entities/check/check-words.ts'
import { Button } from '../../ui/button.tsx'
import { IconButton } from '../../ui/icon-button.tsx'
import { StatusBadge } from '../../ui/status-badge.tsx'
import { FindingExplanation } from './finding-explanation.tsx'
import styles from './finding-pane.module.css'
import { FindingRequests } from './finding-requests.tsx'

interface Props {
  readonly finding: CheckFinding
  /** Absent while the check runs. */
  readonly report: CheckReport | undefined
  /** The exchange that the address names. */
  readonly exchangeId: string | undefined
  readonly onExchange: (findingId: string, exchangeId: string) => void
  readonly onPrevious: (() => void) | undefined
  readonly onNext: (() => void) | undefined
  /** The pane has the whole width: it begins with the way back. */
  readonly onClose: (() => void) | undefined
}

/** One finding: what it means and how to fix it, above its requests. */
export function FindingPane(props: Props) {
  const { finding, report, exchangeId, onExchange, onPrevious, onNext, onClose } = props
  const titleId = useId()
  const heading = useRef<HTMLHeadingElement>(null)
  const [tone, word] = findingLook(finding)
  const isWhole = onClose !== undefined
  useLayoutEffect(() => {
    if (isWhole) heading.current?.focus({ preventScroll: true })
  }, [isWhole])
  return (
    <section aria-labelledby={titleId} className={styles.pane}>
      <header className={styles.header}>
        {isWhole && (
          <div className={styles.back}>
            <Button
              size="small"
              variant="quiet"
              icon={<ArrowLeft size={14} aria-hidden="true" />}
              onPress={onClose}
            >
              Findings
            </Button>
          </div>
        )}
        <div className={styles.titles} aria-live="polite">
          <h2 ref={heading} id={titleId} tabIndex={-1} className={styles.title}>
            {finding.title}
          </h2>
          <p className={styles.facts}>
            <StatusBadge tone={tone}>{word}</StatusBadge>
            <code>{finding.id}</code>
          </p>
        </div>
        <div className={styles.actions}>
          <IconButton
            aria-label="Previous finding"
            isDisabled={onPrevious === undefined}
            onPress={onPrevious}
          >
            <ChevronUp size={18} />
          </IconButton>
          <IconButton aria-label="Next finding" isDisabled={onNext === undefined} onPress={onNext}>
            <ChevronDown size={18} />
          </IconButton>
        </div>
      </header>
      {/* A scrolling region must be reachable by keyboard; each finding begins at its top. */}
      <section
        key={finding.id}
        className={styles.body}
        // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex
        tabIndex={0}
        aria-label="The finding and its requests"
      >
        <FindingExplanation finding={finding} />
        <FindingRequests
          finding={finding}
          report={report}
          exchangeId={exchangeId}
          onExchange={onExchange}
        />
      </section>
    </section>
  )
}

import type { RetryQuery, SubjectKey } from '@pingone-sandbox/contract'
import { RotateCw } from 'lucide-react'
import { useState } from 'react'
import { lazyCode } from '../../lib/patient-code.ts'
import { Button } from '../../ui/button.tsx'

const RetryDialog = lazyCode(async () => (await import('./retry-dialog.tsx')).RetryDialog)

interface Props {
  /** What it retries, in words: `ada`, `these 12`. */
  readonly what: string
  /** Shows “Retry” alone, where its place says what. */
  readonly isBrief?: boolean
  readonly query: RetryQuery
  /** How many users and groups that are. */
  readonly count: number
  /** Some of them, or all: what is sent for these is shown before. */
  readonly examples: readonly SubjectKey[]
  readonly variant?: 'primary' | 'secondary'
}

/** A button that says what a retry of failed users and groups would send, and then starts it. */
export function RetryButton({ what, isBrief = false, variant = 'secondary', ...retry }: Props) {
  const [isAsking, setAsking] = useState(false)
  return (
    <>
      <Button
        size="small"
        variant={variant}
        icon={<RotateCw size={14} aria-hidden="true" />}
        aria-label={`Retry ${what}`}
        onPress={() => setAsking(true)}
      >
        {isBrief ? 'Retry' : `Retry ${what}`}
      </Button>
      {isAsking && <RetryDialog what={what} {...retry} onClose={() => setAsking(false)} />}
    </>
  )
}

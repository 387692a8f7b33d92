import type { PaceReport } from '@pingone-sandbox/contract'
import { Play } from 'lucide-react'
import { counted, formatCount } from '../../lib/format-count.ts'
import { usePace, useSetPace } from '../../entities/sandbox/pace-queries.ts'
import { failureText } from '../../lib/platform-error.ts'
import { useToast } from '../../patterns/toast/toast.tsx'
import { BarWords } from '../../ui/bar-words.tsx'
import { IconButton } from '../../ui/icon-button.tsx'
import { StatusBadge } from '../../ui/status-badge.tsx'

/** Shows on every page that requests are paused or limited, and ends that. */
export function PaceBadge() {
  const { data: pace } = usePace()
  const { mutate } = useSetPace()
  const toast = useToast()
  const text = pace && describePace(pace)
  if (text === undefined) return null
  return (
    <>
      <span>
        <StatusBadge tone="warning" title={text}>
          <BarWords until={4}>{text}</BarWords>
        </StatusBadge>
      </span>
      <IconButton
        aria-label="Send requests without a pause"
        onPress={() =>
          mutate(
            { mode: 'running', perSecond: null },
            { onError: (error) => toast('danger', failureText(error)) },
          )
        }
      >
        <Play size={15} />
      </IconButton>
    </>
  )
}

function describePace({ mode, perSecond, waiting }: PaceReport): string | undefined {
  if (mode === 'paused') return waiting === 0 ? 'Paused' : `Paused: ${formatCount(waiting)} waiting`
  return perSecond === null ? undefined : `At most ${counted(perSecond, 'request')} a second`
}

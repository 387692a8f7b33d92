import { formatClock } from '../../lib/format-time.ts'
import { BarWords } from '../../ui/bar-words.tsx'
import { StatusBadge } from '../../ui/status-badge.tsx'
import { useStream } from '../stream/stream.ts'

/** Says whether what is shown is live. */
export function StreamIndicator() {
  const { status, since } = useStream()
  return <output>{status === 'lost' ? <Lost since={since} /> : <Fine status={status} />}</output>
}

function Lost({ since }: { readonly since: string }) {
  const rest = ` · showing data as of ${formatClock(since)}`
  return (
    <StatusBadge tone="danger" title={`Connection lost${rest}`}>
      <BarWords until={4}>
        Connection lost<BarWords until={1}>{rest}</BarWords>
      </BarWords>
    </StatusBadge>
  )
}

const looks = { live: ['success', 'Live'], connecting: ['running', 'Connecting'] } as const

function Fine({ status }: { readonly status: keyof typeof looks }) {
  const [tone, text] = looks[status]
  return (
    <BarWords until={4}>
      <StatusBadge tone={tone} title={text}>
        <BarWords until={2}>{text}</BarWords>
      </StatusBadge>
    </BarWords>
  )
}

import { counted, formatCount } from '../../lib/format-count.ts'
import layout from '../../ui/layout.module.css'

interface Props {
  readonly rowCount: number
  readonly total: number | undefined
  readonly noun: string
}

/** How many there are, and how many of them were read so far. */
export function ListCount({ rowCount, total, noun }: Props) {
  if (total === undefined) return null
  const all = counted(total, noun)
  return (
    <output className={layout.muted}>
      {rowCount < total ? `${all}, ${formatCount(rowCount)} loaded` : all}
    </output>
  )
}

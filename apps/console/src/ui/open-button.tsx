import type { ReactNode } from 'react'
import table from './table.module.css'

interface Props {
  readonly tabIndex: number
  readonly title?: string
  readonly onPress: () => void
  readonly children: ReactNode
}

/** The name of a table row, which opens its panel. */
export function OpenButton({ tabIndex, title, onPress, children }: Props) {
  return (
    <button
      type="button"
      title={title}
      tabIndex={tabIndex}
      className={table.open}
      onClick={onPress}
    >
      {children}
    </button>
  )
}

import { ToggleButton, ToggleButtonGroup } from 'react-aria-components'
import { classNames } from '../../ui/class-names.ts'
import type { ChangeView } from './activity-address.ts'
import styles from './view-choice.module.css'

const labels: Readonly<Record<ChangeView, string>> = {
  compact: 'Compact',
  waterfall: 'Waterfall',
  raw: 'Raw',
}

interface Props {
  readonly value: ChangeView
  readonly options: readonly ChangeView[]
  readonly onChange: (view: ChangeView) => void
}

/** How an opened change shows what followed from it. */
export function ViewChoice({ value, options, onChange }: Props) {
  return (
    <ToggleButtonGroup
      aria-label="View"
      selectionMode="single"
      disallowEmptySelection
      selectedKeys={[value]}
      onSelectionChange={([key]) => {
        const view = options.find((option) => option === key)
        if (view !== undefined) onChange(view)
      }}
      className={classNames(styles.choice)}
    >
      {options.map((option) => (
        <ToggleButton key={option} id={option} className={classNames(styles.option)}>
          {labels[option]}
        </ToggleButton>
      ))}
    </ToggleButtonGroup>
  )
}

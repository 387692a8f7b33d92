import { Switch } from '../../ui/switch.tsx'
import { useAsyncToggle } from './use-async-toggle.ts'

interface Props {
  readonly label: string
  readonly isSelected: boolean
  /** Resolves once `isSelected` has the new state. */
  readonly onToggle: (isSelected: boolean) => Promise<unknown>
}

/** A toggle with an asynchronous change. */
export function AsyncSwitch({ label, isSelected, onToggle }: Props) {
  const [shown, toggle] = useAsyncToggle(isSelected, onToggle)
  return <Switch label={label} isLabelHidden isSelected={shown} onChange={toggle} />
}

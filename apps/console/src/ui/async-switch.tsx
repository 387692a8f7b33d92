import { useState } from 'react'
import { failureText } from '../lib/platform-error.ts'
import { Switch } from './switch.tsx'
import { useToast } from './toast.tsx'

interface Props {
  readonly label: string
  readonly isSelected: boolean
  /** Resolves once `isSelected` tells the new state. */
  readonly onToggle: (isSelected: boolean) => Promise<unknown>
}

/** A toggle whose change must be accepted elsewhere: it shows the wish at once, and goes back with a message when that is refused. */
export function AsyncSwitch({ label, isSelected, onToggle }: Props) {
  const [wish, setWish] = useState<boolean>()
  const toast = useToast()

  async function change(value: boolean) {
    setWish(value)
    try {
      await onToggle(value)
    } catch (error) {
      toast('danger', failureText(error))
    } finally {
      setWish(undefined)
    }
  }

  return (
    <Switch
      label={label}
      isLabelHidden
      isSelected={wish ?? isSelected}
      // Not disabled while it waits: that would take the focus away.
      onChange={(value) => wish === undefined && void change(value)}
    />
  )
}

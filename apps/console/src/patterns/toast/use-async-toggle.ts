import { useState } from 'react'
import { failureText } from '../../lib/platform-error.ts'
import { useToast } from './toast.tsx'

/**
 * The state of a toggle whose change must be accepted elsewhere: it shows the wish at once, and goes back with a message when that is
 * refused. `onToggle` resolves once `isSelected` tells the new state.
 */
export function useAsyncToggle(
  isSelected: boolean,
  onToggle: (isSelected: boolean) => Promise<unknown>,
): [shown: boolean, toggle: (isSelected: boolean) => void] {
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

  // Not disabled while it waits: that would take the focus away.
  return [wish ?? isSelected, (value) => wish === undefined && void change(value)]
}

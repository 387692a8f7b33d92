import { useState } from 'react'
import { failureText } from '../../lib/platform-error.ts'
import { useToast } from './toast.tsx'

/**
 * An optimistic toggle: shows the new state immediately, and reverts with a toast when the change is
 * refused. `onToggle` resolves once `isSelected` has the new state.
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

  // Not disabled while pending: that would lose the focus.
  return [wish ?? isSelected, (value) => wish === undefined && void change(value)]
}

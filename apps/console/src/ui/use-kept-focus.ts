import { useState } from 'react'

interface ButtonState {
  readonly isDisabled?: boolean | undefined
  readonly onFocusChange?: ((isFocused: boolean) => void) | undefined
}

const doNothing = () => {}

/**
 * Keeps the focus on a button that becomes disabled while focused; it does nothing until the focus moves.
 *
 * A browser drops the focus of a disabled element: keyboard users would start again at the top of the page. Not `isPending`,
 * which would be announced at once and hide the announcement of the result.
 */
export function useKeptFocus({ isDisabled = false, onFocusChange }: ButtonState) {
  const [isFocused, setFocused] = useState(false)
  return {
    isDisabled: isDisabled && !isFocused,
    ...(isDisabled &&
      isFocused && { 'aria-disabled': true, type: 'button' as const, onPress: doNothing }),
    onFocusChange: (now: boolean) => {
      setFocused(now)
      onFocusChange?.(now)
    },
  }
}

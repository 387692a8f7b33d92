import { useState } from 'react'

interface ButtonState {
  readonly isDisabled?: boolean | undefined
  readonly onFocusChange?: ((isFocused: boolean) => void) | undefined
}

const doNothing = () => {}

/**
 * Lets a button that is disabled while it has the focus keep it, and do nothing, until the focus goes on.
 *
 * A browser drops the focus of what is disabled: whoever works by keyboard would begin anew at the top of the page. It is not pending,
 * though, which would be read aloud at once and drown the news of what the press has come to.
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

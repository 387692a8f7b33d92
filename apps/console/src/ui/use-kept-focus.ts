import { useState } from 'react'

interface ButtonState {
  readonly isDisabled?: boolean | undefined
  readonly isPending?: boolean | undefined
  readonly onFocusChange?: ((isFocused: boolean) => void) | undefined
}

/**
 * Lets a button that is disabled while it has the focus keep it, and do nothing, until the focus goes on.
 *
 * A browser drops the focus of what is disabled: whoever works by keyboard would begin anew at the top of the page.
 */
export function useKeptFocus({
  isDisabled = false,
  isPending = false,
  onFocusChange,
}: ButtonState) {
  const [isFocused, setFocused] = useState(false)
  return {
    isDisabled: isDisabled && !isFocused,
    isPending: isPending || (isDisabled && isFocused),
    onFocusChange: (now: boolean) => {
      setFocused(now)
      onFocusChange?.(now)
    },
  }
}

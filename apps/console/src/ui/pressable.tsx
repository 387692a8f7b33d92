import { type ComponentProps, type KeyboardEventHandler, type ReactNode, useRef } from 'react'

export interface PressableProps extends Omit<
  ComponentProps<'button'>,
  'disabled' | 'onClick' | 'onKeyDown' | 'children'
> {
  readonly isDisabled?: boolean | undefined
  readonly onPress?: (() => void) | undefined
  readonly onKeyDown?: KeyboardEventHandler<HTMLButtonElement> | undefined
  readonly onFocusChange?: ((isFocused: boolean) => void) | undefined
  readonly children: ReactNode
}

/** A native button. React Aria's press, hover and focus weigh 13 kB, and every page has buttons. */
export function Pressable({
  isDisabled = false,
  onPress,
  onKeyDown,
  onFocus,
  onFocusChange,
  ...button
}: PressableProps) {
  const isSpaceDown = useRef(false)
  const isSubmit = button.type === 'submit'
  return (
    <button
      type="button"
      {...button}
      disabled={isDisabled}
      onClick={(event) => {
        // The row around a button has a press of its own.
        event.stopPropagation()
        // Safari does not focus a button that is pressed; a dialog returns the focus to it.
        event.currentTarget.focus({ preventScroll: true })
        onPress?.()
      }}
      // A press by a key is no click: React Aria takes such a click for one of assistive technology, and a list that it opens then has
      // no option with the focus.
      onKeyDown={(event) => {
        onKeyDown?.(event)
        if (event.defaultPrevented || isSubmit) return
        if (event.key === ' ') isSpaceDown.current = true
        else if (event.key !== 'Enter') return
        event.preventDefault()
        if (event.key === 'Enter' && !event.repeat) onPress?.()
      }}
      onKeyUp={(event) => {
        if (event.key !== ' ' || isSubmit) return
        event.preventDefault()
        if (isSpaceDown.current) onPress?.()
        isSpaceDown.current = false
      }}
      onFocus={(event) => {
        onFocus?.(event)
        onFocusChange?.(true)
      }}
      onBlur={() => {
        isSpaceDown.current = false
        onFocusChange?.(false)
      }}
    />
  )
}

import type { ReactNode, Ref } from 'react'
import { type AriaButtonProps, useButton } from 'react-aria/useButton'
import { useFocusRing } from 'react-aria/useFocusRing'
import { type HoverProps, useHover } from 'react-aria/useHover'
import { useObjectRef } from 'react-aria/useObjectRef'
import { filterDOMProps } from 'react-aria/filterDOMProps'
import { mergeProps } from 'react-aria/mergeProps'

export type PressableProps = Omit<
  AriaButtonProps,
  'children' | 'href' | 'target' | 'rel' | 'elementType'
> & {
  readonly ref?: Ref<HTMLButtonElement>
  readonly onHoverStart?: HoverProps['onHoverStart']
  readonly className?: string
  readonly children: ReactNode
}

/** A button with React Aria's press, hover and focus. Its `Button` adds slots and a pending state, which weigh 4 kB. */
export function Pressable({
  ref: outer,
  className,
  children,
  onHoverStart,
  ...props
}: PressableProps) {
  const ref = useObjectRef(outer)
  const { isDisabled = false } = props
  const { buttonProps, isPressed } = useButton(props, ref)
  const { focusProps, isFocusVisible } = useFocusRing(props)
  const { hoverProps, isHovered } = useHover({ isDisabled, ...(onHoverStart && { onHoverStart }) })
  return (
    <button
      {...mergeProps(filterDOMProps(props, { global: true }), buttonProps, focusProps, hoverProps)}
      ref={ref}
      className={className}
      data-disabled={isDisabled || undefined}
      data-pressed={isPressed || undefined}
      data-hovered={isHovered || undefined}
      data-focus-visible={isFocusVisible || undefined}
    >
      {children}
    </button>
  )
}

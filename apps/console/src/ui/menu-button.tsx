import { type ReactNode, type RefObject, useRef, useState } from 'react'
import { lazyCode } from '../lib/patient-code.ts'
import type { MenuAction } from './menu.tsx'
import type { PressableProps } from './pressable.tsx'

// A menu weighs more than many a page; it comes when it is opened.
const Menu = lazyCode(async () => (await import('./menu.tsx')).Menu)

export type MenuTrigger = Pick<PressableProps, 'aria-haspopup' | 'aria-expanded' | 'onPress'> & {
  readonly onKeyDown: NonNullable<PressableProps['onKeyDown']>
  readonly ref: RefObject<HTMLButtonElement | null>
}

interface Props {
  /** The name of the menu. */
  readonly label: string
  readonly items: readonly MenuAction[]
  /** The button; it takes these properties. */
  readonly children: (trigger: MenuTrigger) => ReactNode
}

/** A button that opens a menu: by a press with its first item, by the arrow up with its last. */
export function MenuButton({ label, items, children }: Props) {
  const ref = useRef<HTMLButtonElement>(null)
  const [focused, setFocused] = useState<'first' | 'last'>()
  return (
    <>
      {children({
        ref,
        'aria-haspopup': 'menu',
        'aria-expanded': focused !== undefined,
        onPress: () => setFocused('first'),
        onKeyDown(event) {
          if (event.key !== 'ArrowDown' && event.key !== 'ArrowUp') return
          // The page is not to scroll.
          event.preventDefault()
          event.stopPropagation()
          setFocused(event.key === 'ArrowDown' ? 'first' : 'last')
        },
      })}
      {focused !== undefined && (
        <Menu
          label={label}
          items={items}
          trigger={ref}
          focused={focused}
          onClose={() => setFocused(undefined)}
        />
      )}
    </>
  )
}

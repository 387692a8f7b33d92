import { useEffect, useEffectEvent } from 'react'
import { type PageName, shortcutOf } from './shortcuts.ts'
import { focusSearch } from '../../ui/focus.ts'

/** Milliseconds within which the second key of a pair must follow. */
const pairMs = 1500

interface Options {
  readonly onPalette: () => void
  readonly onSheet: () => void
  readonly onOpen: (page: PageName) => void
}

/** Listens for the keyboard shortcuts of the whole console. */
export function useShortcuts({ onPalette, onSheet, onOpen }: Options): void {
  const act = useEffectEvent((event: KeyboardEvent, before: string | undefined) => {
    const action = shortcutOf(event, { before, isTyping: isTakenByOther(event.target) })
    switch (action?.kind) {
      case 'palette':
        onPalette()
        break
      case 'sheet':
        onSheet()
        break
      case 'open':
        onOpen(action.page)
        break
      case 'search':
        focusSearch()
        break
      case 'begin':
        return action.key
      case undefined:
        return undefined
    }
    // Prevents the browser's search bar, and the key in the field.
    event.preventDefault()
    return undefined
  })

  useEffect(() => {
    let before: { key: string; at: number } | undefined
    function listen(event: KeyboardEvent) {
      if (event.defaultPrevented || event.repeat || event.key === 'Shift') return
      const isRecent = before !== undefined && event.timeStamp - before.at < pairMs
      const key = act(event, isRecent ? before?.key : undefined)
      before = key === undefined ? undefined : { key, at: event.timeStamp }
    }
    document.addEventListener('keydown', listen)
    return () => document.removeEventListener('keydown', listen)
  }, [])
}

/** Where letters have a meaning already: fields, dialogs, and lists that are searched by typing. */
function isTakenByOther(target: EventTarget | null): boolean {
  if (!(target instanceof Element)) return false
  const taken =
    'input:not([type="checkbox"], [type="radio"]), textarea, select, [contenteditable="true"], [role="dialog"], [role="alertdialog"], [role="listbox"], [role="menu"], [aria-haspopup="listbox"]'
  return target.closest(taken) !== null
}

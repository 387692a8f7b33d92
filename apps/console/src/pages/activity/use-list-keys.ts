import { type KeyboardEvent, useEffect, useRef, useState } from 'react'
import { isDialogOpen } from '../../ui/is-dialog-open.ts'

interface Options {
  readonly count: number
  readonly idAt: (index: number) => string | undefined
  /** Absent while Escape is another's. */
  readonly onClose: (() => void) | undefined
  /** Brings a row into sight. */
  readonly reveal: (index: number) => void
}

/** How far each key moves. */
const steps: Readonly<Record<string, number>> = { j: 1, ArrowDown: 1, k: -1, ArrowUp: -1 }

/**
 * Moves through the rows of a list by keyboard: j and k from anywhere on the page, arrows, Home and End from a row; Escape closes
 * the open one. One row alone is in the order of Tab.
 */
export function useListKeys({ count, idAt, onClose, reveal }: Options) {
  const [current, setCurrent] = useState(0)
  const currentIndex = Math.min(current, count - 1)
  const list = useRef<HTMLOListElement>(null)
  /** The row that gets the focus once it is drawn. */
  const wanted = useRef<number>(undefined)

  function moveTo(index: number): void {
    const next = Math.max(0, Math.min(count - 1, index))
    wanted.current = next
    setCurrent(next)
    reveal(next)
    focusWanted()
  }

  function focusWanted(): void {
    const id = wanted.current === undefined ? undefined : idAt(wanted.current)
    if (id === undefined) return
    const row = list.current?.querySelector<HTMLElement>(`[data-change="${CSS.escape(id)}"]`)
    if (!row) return
    wanted.current = undefined
    row.focus({ preventScroll: true })
  }

  useEffect(focusWanted)

  const rowIndex = (element: Element) => {
    const index = element.closest('[data-index]')?.getAttribute('data-index')
    return index === null || index === undefined ? undefined : Number(index)
  }
  const onLetter = useRef<(event: globalThis.KeyboardEvent) => void>(undefined)
  useEffect(() => {
    onLetter.current = (event) => {
      const { key, target, ctrlKey, metaKey, altKey } = event
      if ((key !== 'j' && key !== 'k') || ctrlKey || metaKey || altKey || count === 0) return
      if (!(target instanceof Element) || isElsewhere(target)) return
      event.preventDefault()
      const isInList = list.current?.contains(target) === true
      moveTo(isInList ? (rowIndex(target) ?? currentIndex) + (steps[key] ?? 0) : currentIndex)
    }
  })
  useEffect(() => {
    const listen = (event: globalThis.KeyboardEvent) => onLetter.current?.(event)
    document.addEventListener('keydown', listen)
    return () => document.removeEventListener('keydown', listen)
  }, [])

  function onKeyDown(event: KeyboardEvent<HTMLOListElement>): void {
    const { key, target } = event
    if (!(target instanceof HTMLElement)) return
    const index = rowIndex(target)
    if (key === 'Escape') {
      if (onClose === undefined || event.defaultPrevented) return
      onClose()
      if (index !== undefined) moveTo(index)
      event.preventDefault()
      return
    }
    // Within an opened change the arrows belong to what is there.
    if (target.dataset['change'] === undefined || index === undefined) return
    const next =
      key === 'Home'
        ? 0
        : key === 'End'
          ? count - 1
          : key.startsWith('Arrow')
            ? index + (steps[key] ?? NaN)
            : NaN
    if (Number.isNaN(next)) return
    event.preventDefault()
    moveTo(next)
  }

  return {
    currentIndex,
    listProps: {
      ref: list,
      onKeyDown,
      onFocus: (event: { readonly target: Element }) => {
        const index = rowIndex(event.target)
        if (index !== undefined) setCurrent(index)
      },
    },
  }
}

/** Whether letters mean something else here: in a field, or in a dialog over the page. */
const isElsewhere = (target: Element): boolean =>
  target.closest('input, textarea, select, [contenteditable], [role="listbox"], [role="menu"]') !==
    null || isDialogOpen()

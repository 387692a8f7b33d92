import { useEffect, useState } from 'react'
import { useAfterNavigation } from './use-after-navigation.ts'
import { useSettled } from './use-settled.ts'

/**
 * The text of a field that is kept in the address.
 *
 * The address changes with a delay; a field bound to it directly would lose letters during fast typing.
 */
export function useAddressText(
  sought: string,
  onAsk: (text: string) => void,
): [text: string, setText: (text: string) => void] {
  const [text, setText] = useState(sought)
  const [asked, setAsked] = useState(sought)
  const [shownFor, setShownFor] = useState(sought)
  // Back and forward change the address from outside.
  if (sought !== shownFor) {
    setShownFor(sought)
    if (sought !== asked) {
      setAsked(sought)
      setText(sought)
    }
  }
  const settled = useSettled(text)
  if (settled === text && settled.trim() !== asked) setAsked(settled.trim())
  const afterNavigation = useAfterNavigation()
  useEffect(() => {
    if (asked === sought) return undefined
    return afterNavigation(() => onAsk(asked))
  }, [asked, sought, onAsk, afterNavigation])
  return [text, setText]
}

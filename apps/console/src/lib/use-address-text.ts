import { useEffect, useState } from 'react'
import { useSettled } from './use-settled.ts'

/**
 * The text of a field that ends up in the address.
 *
 * An address changes a moment after it is asked to: a field that showed it would lose letters to whoever types fast.
 */
export function useAddressText(
  sought: string,
  onAsk: (text: string) => void,
): [text: string, setText: (text: string) => void] {
  const [text, setText] = useState(sought)
  const [asked, setAsked] = useState(sought)
  const [shownFor, setShownFor] = useState(sought)
  // Back and forward change the address behind the field's back.
  if (sought !== shownFor) {
    setShownFor(sought)
    if (sought !== asked) {
      setAsked(sought)
      setText(sought)
    }
  }
  const settled = useSettled(text)
  if (settled === text && settled.trim() !== asked) setAsked(settled.trim())
  useEffect(() => {
    if (asked !== sought) onAsk(asked)
  }, [asked, sought, onAsk])
  return [text, setText]
}

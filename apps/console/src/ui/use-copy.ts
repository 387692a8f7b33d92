import { useState } from 'react'
import { copyText, notCopied } from './copy-text.ts'

/** Copies a text, and says for a moment that it did; or what to do instead, until the next attempt. */
export function useCopy() {
  const [state, setState] = useState<'copied' | 'refused'>()

  async function copy(text: string) {
    try {
      await copyText(text)
      setState('copied')
      setTimeout(() => setState(undefined), 1500)
    } catch {
      setState('refused')
    }
  }

  return {
    isCopied: state === 'copied',
    problem: state === 'refused' ? notCopied : undefined,
    copy: (text: string) => void copy(text),
  }
}

import { Check, Copy } from 'lucide-react'
import { useState } from 'react'
import { Button } from './button.tsx'

interface Props {
  readonly text: string
  readonly label: string
  readonly size?: 'small' | 'normal'
}

/** Copies a text that is shown elsewhere. */
export function CopyButton({ text, label, size = 'small' }: Props) {
  const [isCopied, setCopied] = useState(false)

  async function copy() {
    await navigator.clipboard.writeText(text)
    setCopied(true)
    setTimeout(() => setCopied(false), 1500)
  }

  return (
    <Button
      size={size}
      icon={isCopied ? <Check size={14} /> : <Copy size={14} />}
      onPress={() => void copy()}
    >
      {isCopied ? 'Copied' : label}
    </Button>
  )
}

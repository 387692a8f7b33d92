import { Check, Copy } from 'lucide-react'
import { Button } from './button.tsx'
import layout from './layout.module.css'
import { useCopy } from './use-copy.ts'

interface Props {
  readonly text: string
  readonly label: string
  readonly size?: 'small' | 'normal'
}

/** Copies a text that is shown elsewhere. */
export function CopyButton({ text, label, size = 'small' }: Props) {
  const { isCopied, problem, copy } = useCopy()
  return (
    <>
      <Button
        size={size}
        icon={isCopied ? <Check size={14} /> : <Copy size={14} />}
        onPress={() => copy(text)}
      >
        {isCopied ? 'Copied' : label}
      </Button>
      {problem !== undefined && <output className={layout.small}>{problem}</output>}
    </>
  )
}

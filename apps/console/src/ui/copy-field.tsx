import { Check, Copy, Eye, EyeOff } from 'lucide-react'
import { useState } from 'react'
import styles from './copy-field.module.css'
import { IconButton } from './icon-button.tsx'
import { useCopy } from './use-copy.ts'

interface Props {
  readonly label: string
  readonly value: string
  readonly isSecret?: boolean
}

/** A value to take elsewhere, with a button that copies it. */
export function CopyField({ label, value, isSecret = false }: Props) {
  const { isCopied, problem, copy } = useCopy()
  const [isShown, setShown] = useState(!isSecret)

  return (
    <div className={styles.field}>
      <div className={styles.label}>{label}</div>
      <div className={styles.row}>
        <code className={styles.value} title={isShown ? value : undefined}>
          {isShown ? value : '•'.repeat(24)}
        </code>
        {isSecret && (
          <IconButton
            aria-label={isShown ? `Hide ${label}` : `Show ${label}`}
            onPress={() => setShown(!isShown)}
          >
            {isShown ? <EyeOff size={15} /> : <Eye size={15} />}
          </IconButton>
        )}
        <IconButton aria-label={`Copy ${label}`} onPress={() => copy(value)}>
          {isCopied ? <Check size={15} /> : <Copy size={15} />}
        </IconButton>
      </div>
      <output className={styles.status}>{isCopied ? 'Copied' : problem}</output>
    </div>
  )
}

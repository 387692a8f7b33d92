import type { SandboxInfo } from '@pingone-sandbox/contract'
import { useState } from 'react'
import { Button } from '../../ui/button.tsx'
import layout from '../../ui/layout.module.css'
import { ResetDialog } from '../../entities/sandbox/reset-dialog.tsx'

interface Props {
  readonly info: SandboxInfo
}

/** Puts both sides back to the seed. */
export function ResetSection({ info }: Props) {
  const [isAsking, setAsking] = useState(false)

  return (
    <section className={layout.card} aria-labelledby="reset-title">
      <h2 id="reset-title">Back to the seed</h2>
      <p className={layout.muted}>
        The directory returns to the people that the sandbox made up at its start. From a terminal:{' '}
        <code>{info.command} reset</code>
      </p>
      <Button variant="danger" onPress={() => setAsking(true)}>
        Reset the sandbox
      </Button>
      <ResetDialog isOpen={isAsking} onClose={() => setAsking(false)} />
    </section>
  )
}

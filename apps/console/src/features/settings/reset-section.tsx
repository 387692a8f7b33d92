import { useState } from 'react'
import { controlResponse } from '../../lib/control-client.ts'
import { failureText } from '../../lib/platform-error.ts'
import { Button } from '../../ui/button.tsx'
import { ConfirmDialog } from '../../ui/confirm-dialog.tsx'
import layout from '../../ui/layout.module.css'
import { useToast } from '../../ui/toast.tsx'

/** Puts both sides back to the seed. */
export function ResetSection() {
  const [isAsking, setAsking] = useState(false)
  const [isPending, setPending] = useState(false)
  const toast = useToast()

  async function reset() {
    setPending(true)
    try {
      await controlResponse('/reset', { method: 'POST' })
      toast('success', 'Everything is back to the seed.')
    } catch (error) {
      toast('danger', failureText(error))
    } finally {
      setPending(false)
      setAsking(false)
    }
  }

  return (
    <section className={layout.card} aria-labelledby="reset-title">
      <h2 id="reset-title">Back to the seed</h2>
      <p className={layout.muted}>
        The directory returns to the people that the sandbox made up at its start. From a terminal:{' '}
        <code>pingone-sandbox reset</code>
      </p>
      <Button variant="danger" onPress={() => setAsking(true)}>
        Reset the sandbox
      </Button>
      <ConfirmDialog
        title="Reset the sandbox?"
        isOpen={isAsking}
        isPending={isPending}
        confirmLabel="Reset"
        onConfirm={() => void reset()}
        onClose={() => setAsking(false)}
      >
        <p>
          You lose all connections and rules, every change to the directory, the whole activity, and
          everything that the reference server holds. This cannot be undone.
        </p>
      </ConfirmDialog>
    </section>
  )
}

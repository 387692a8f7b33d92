import { useState } from 'react'
import { controlResponse } from '../../lib/control-client.ts'
import { failureText } from '../../lib/platform-error.ts'
import { ConfirmDialog } from '../../ui/confirm-dialog.tsx'
import { useToast } from '../../patterns/toast/toast.tsx'

interface Props {
  readonly isOpen: boolean
  readonly onClose: () => void
}

/** Tells what a reset removes before it resets both sides to the seed. */
export function ResetDialog({ isOpen, onClose }: Props) {
  const [isPending, setPending] = useState(false)
  const toast = useToast()

  async function reset() {
    setPending(true)
    try {
      await controlResponse('/reset', { method: 'POST' })
      toast('success', 'The sandbox was reset to its seed.')
    } catch (error) {
      toast('danger', failureText(error))
    } finally {
      setPending(false)
      onClose()
    }
  }

  return (
    <ConfirmDialog
      title="Reset the sandbox?"
      isOpen={isOpen}
      isPending={isPending}
      confirmLabel="Reset"
      onConfirm={() => void reset()}
      onClose={onClose}
    >
      <p>
        You lose all connections and rules, every change to the directory, the whole activity, and
        everything on the reference server. This cannot be undone.
      </p>
    </ConfirmDialog>
  )
}

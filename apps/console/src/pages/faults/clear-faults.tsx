import { useState } from 'react'
import { failureText } from '../../lib/platform-error.ts'
import { Button } from '../../ui/button.tsx'
import { ConfirmDialog } from '../../ui/confirm-dialog.tsx'
import { Notice } from '../../ui/notice.tsx'
import { useChangeFaults } from '../../entities/fault/fault-queries.ts'

interface Props {
  readonly count: number
  readonly onCleared: () => void
}

/** Takes all faults away, once that was confirmed. */
export function ClearFaults({ count, onCleared }: Props) {
  const change = useChangeFaults()
  const [isOpen, setOpen] = useState(false)
  const open = () => {
    // What went wrong last time says nothing of this one.
    change.reset()
    setOpen(true)
  }
  return (
    <>
      <Button onPress={open}>Clear all</Button>
      <ConfirmDialog
        title="Clear all faults?"
        isOpen={isOpen}
        confirmLabel="Clear all"
        isPending={change.isPending}
        onConfirm={() => change.mutate(() => [], { onSuccess: onCleared })}
        onClose={() => setOpen(false)}
      >
        <p>
          {count} {count === 1 ? 'fault is' : 'faults are'} taken away, with the counts of what they
          met. Requests go through undisturbed from then on.
        </p>
        {change.error !== null && <Notice tone="danger">{failureText(change.error)}</Notice>}
      </ConfirmDialog>
    </>
  )
}

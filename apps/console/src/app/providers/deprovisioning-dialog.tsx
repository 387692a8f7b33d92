import { useState } from 'react'
import { counted, formatCount } from '../../lib/format-count.ts'
import { Button } from '../../ui/button.tsx'
import choice from '../../ui/choice-list.module.css'
import { Dialog } from '../../ui/dialog.tsx'
import layout from '../../ui/layout.module.css'
import { Notice } from '../../ui/notice.tsx'
import { TextField } from '../../ui/text-field.tsx'
import type { Deprovisioning } from '../../entities/revision/deprovisioning.ts'

interface Props {
  readonly deprovisioning: Deprovisioning
  readonly onAnswer: (isConfirmed: boolean) => void
}

/** Lists the users that a change would deprovision; confirming requires typing their number. */
export function DeprovisioningDialog({ deprovisioning: { count, named }, onAnswer }: Props) {
  const [typed, setTyped] = useState('')
  const users = counted(count, 'user')
  return (
    <Dialog
      title={`This deprovisions ${users}`}
      role="alertdialog"
      size="large"
      isOpen
      onClose={() => onAnswer(false)}
      footer={
        <>
          <Button onPress={() => onAnswer(false)}>Cancel the change</Button>
          <Button
            variant="danger"
            isDisabled={typed.trim() !== String(count)}
            onPress={() => onAnswer(true)}
          >
            Deprovision {users}
          </Button>
        </>
      }
    >
      <ul className={choice.list} aria-label="Users to deprovision">
        {named.map((line) => (
          <li key={line}>{line}</li>
        ))}
      </ul>
      {named.length < count && (
        <p className={layout.muted}>
          And {formatCount(count - named.length)} more. The list shows the first {named.length}.
        </p>
      )}
      <Notice tone="info">
        PingOne does not ask here: this question is an extension of the sandbox. The number of users
        that need no confirmation is set with <code>--confirm-above</code>.
      </Notice>
      <TextField
        label={`Type ${count} to confirm`}
        value={typed}
        onChange={setTyped}
        autoFocus
        isCode
      />
    </Dialog>
  )
}

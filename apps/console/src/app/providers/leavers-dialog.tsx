import { useState } from 'react'
import { Button } from '../../ui/button.tsx'
import choice from '../../ui/choice-list.module.css'
import { Dialog } from '../../ui/dialog.tsx'
import layout from '../../ui/layout.module.css'
import { Notice } from '../../ui/notice.tsx'
import { TextField } from '../../ui/text-field.tsx'
import type { Leavers } from '../../entities/revision/leavers.ts'

interface Props {
  readonly leavers: Leavers
  readonly onAnswer: (isConfirmed: boolean) => void
}

/** Shows whom a change would take away from their targets, and lets it happen only for somebody who has read how many. */
export function LeaversDialog({ leavers: { count, named }, onAnswer }: Props) {
  const [typed, setTyped] = useState('')
  const users = count === 1 ? '1 user' : `${count} users`
  return (
    <Dialog
      title={`This takes ${users} away from the target`}
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
            Take {users} away
          </Button>
        </>
      }
    >
      <ul className={choice.list} aria-label="Users who would go">
        {named.map((line) => (
          <li key={line}>{line}</li>
        ))}
      </ul>
      {named.length < count && (
        <p className={layout.muted}>
          And {count - named.length} more. The list shows the first {named.length}.
        </p>
      )}
      <Notice tone="info">
        PingOne asks nothing here: this question is an extension of the sandbox. How many users may
        go unasked is set with <code>--confirm-above</code>.
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

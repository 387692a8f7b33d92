import type { Rule } from '@pingone-sandbox/contract'
import { useState } from 'react'
import { AssignUsersDialog } from '../assignment/assign-users-dialog.tsx'
import { ResetDialog } from '../../entities/sandbox/reset-dialog.tsx'
import type { Command } from './command.ts'
import { CommandDialog } from './command-dialog.tsx'

interface Props {
  readonly onClose: () => void
  readonly onSheet: () => void
}

/** The command palette, and the questions that follow some of its commands. */
export function CommandPalette({ onClose, onSheet }: Props) {
  const [next, setNext] = useState<'reset' | { readonly assignTo: Rule }>()

  if (next === 'reset') return <ResetDialog isOpen onClose={onClose} />
  if (next !== undefined) return <AssignUsersDialog rule={next.assignTo} onClose={onClose} />
  const run = (command: Command) => {
    if (command.opensDialog !== true) onClose()
    command.run()
  }
  return (
    <CommandDialog
      onRun={run}
      onClose={onClose}
      onAssign={(assignTo) => setNext({ assignTo })}
      onReset={() => setNext('reset')}
      onSheet={onSheet}
    />
  )
}

import type { FaultInput } from '@pingone-sandbox/pingone/contract'
import { useState } from 'react'
import { failureText } from '../../lib/platform-error.ts'
import { Notice } from '../../ui/notice.tsx'
import { useConnections } from '../connections/connection-queries.ts'
import { FaultOvertakenError, withFault, withFaultReplaced } from './fault-changes.ts'
import { FaultDialog } from './fault-dialog.tsx'
import { useChangeFaults } from './fault-queries.ts'
import { describeFault } from './fault-words.ts'

interface Props {
  /** As it was when it was opened; absent to add one. */
  readonly opened?: FaultInput
  /** The ids of all faults. */
  readonly ids: readonly string[]
  readonly onSaved: () => void
  readonly onClose: () => void
}

/** Adds a fault or changes one, and asks when that one was changed or removed elsewhere meanwhile. */
export function FaultEditor({ opened, ids, onSaved, onClose }: Props) {
  const change = useChangeFaults()
  /** What is replaced; nothing to add one. */
  const [replaced, setReplaced] = useState(opened)
  const { error } = change
  const overtaken = error instanceof FaultOvertakenError ? error : undefined

  const save = (fault: FaultInput) =>
    change.mutate(replaced === undefined ? withFault(fault) : withFaultReplaced(replaced, fault), {
      onSuccess: onSaved,
      // Whoever saves all the same has seen what became of it.
      onError: (failure) => failure instanceof FaultOvertakenError && setReplaced(failure.now),
    })

  return (
    <FaultDialog
      {...(opened && { fault: opened })}
      taken={ids.filter((id) => id !== replaced?.id)}
      isPending={change.isPending}
      saveLabel={saveLabelAfter(overtaken)}
      onSave={save}
      onClose={onClose}
    >
      {error !== null &&
        (overtaken === undefined ? (
          <Notice tone="danger">{failureText(error)}</Notice>
        ) : (
          <Overtaken error={overtaken} />
        ))}
    </FaultDialog>
  )
}

function saveLabelAfter(overtaken: FaultOvertakenError | undefined): string {
  if (overtaken === undefined) return 'Save'
  return overtaken.now === undefined ? 'Add it again' : 'Save over it'
}

function Overtaken({ error }: { readonly error: FaultOvertakenError }) {
  const connections = useConnections().data
  return (
    <Notice tone="danger" title={error.message}>
      {error.now === undefined
        ? 'Nothing was saved. You can add it again as it stands here, at the end of the list.'
        : `Nothing was saved. It is now: ${describeFault(error.now, connections)}`}
    </Notice>
  )
}

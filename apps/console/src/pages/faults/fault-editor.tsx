import type { FaultInput } from '@pingone-sandbox/contract'
import { useState } from 'react'
import { useConnections } from '../../entities/connection/connection-queries.ts'
import {
  FaultOvertakenError,
  withFault,
  withFaultReplaced,
} from '../../entities/fault/fault-changes.ts'
import { useChangeFaults } from '../../entities/fault/change-faults.ts'
import { failureText } from '../../lib/platform-error.ts'
import { useSaveFailure } from '../../patterns/merge/save-trouble.tsx'
import type { Conflict } from '../../patterns/merge/three-way-merge.ts'
import { Notice } from '../../ui/notice.tsx'
import { FaultDialog } from './fault-dialog.tsx'
import { describeFault } from '../../entities/fault/fault-words.ts'

interface Props {
  /** As it was when it was opened; absent to add one. */
  readonly opened?: FaultInput
  /** The ids of all faults. */
  readonly ids: readonly string[]
  readonly onSaved: () => void
  readonly onClose: () => void
}

/** Adds or edits a fault; asks if it was changed or removed elsewhere. */
export function FaultEditor({ opened, ids, onSaved, onClose }: Props) {
  const change = useChangeFaults()
  /** The fault as changed elsewhere, as shown; `gone` when it was removed. */
  const [seen, setSeen] = useState<FaultInput | 'gone'>()
  const failure = useSaveFailure()
  const { error } = change
  const overtaken = error instanceof FaultOvertakenError ? error : undefined

  const save = (fault: FaultInput) =>
    change.mutate(
      opened === undefined || seen === 'gone'
        ? withFault(fault)
        : withFaultReplaced({ opened, fault, seen }),
      {
        onSuccess: onSaved,
        onError(problem) {
          // Saving over it refers to the version shown.
          if (problem instanceof FaultOvertakenError) setSeen(problem.now ?? 'gone')
          failure.refuse()
        },
      },
    )

  return (
    <FaultDialog
      {...(opened && { fault: opened })}
      taken={ids.filter((id) => seen === 'gone' || id !== opened?.id)}
      isPending={change.isPending}
      failures={failure.count}
      onRefuse={failure.refuse}
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

/** Structured values are described in the sentence above. */
const isSingle = ({ mine, theirs }: Conflict): boolean =>
  [mine, theirs].every((value) => typeof value !== 'object')

const wordsOf = (value: unknown): string =>
  value === undefined ? 'none' : typeof value === 'string' ? value : JSON.stringify(value)

function Overtaken({ error }: { readonly error: FaultOvertakenError }) {
  const connections = useConnections().data
  return (
    <Notice tone="danger" title={error.message}>
      {error.now === undefined
        ? 'Nothing was saved. You can add it again as it is here, at the end of the list.'
        : `Nothing was saved. It is now: ${describeFault(error.now, connections)}`}
      {error.conflicts.filter(isSingle).map(({ path, mine, theirs }) => (
        <p key={path.join()}>
          {path.at(-1)}: yours {wordsOf(mine)}, theirs {wordsOf(theirs)}.
        </p>
      ))}
    </Notice>
  )
}

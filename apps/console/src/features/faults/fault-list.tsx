import type { FaultInput } from '@pingone-sandbox/pingone/contract'
import { Pencil, Trash2, Zap } from 'lucide-react'
import { useState } from 'react'
import { failureText } from '../../lib/platform-error.ts'
import { Button } from '../../ui/button.tsx'
import { ConfirmDialog } from '../../ui/confirm-dialog.tsx'
import { EmptyState } from '../../ui/empty-state.tsx'
import { IconButton } from '../../ui/icon-button.tsx'
import layout from '../../ui/layout.module.css'
import { Notice } from '../../ui/notice.tsx'
import { FaultDialog } from './fault-dialog.tsx'
import { FaultPresets } from './fault-presets.tsx'
import { type ActiveFault, inputOf, useSetFaults } from './fault-queries.ts'
import { describeFault } from './fault-words.ts'
import styles from './fault-list.module.css'
import list from './misbehaviour-list.module.css'

interface Props {
  readonly faults: readonly ActiveFault[]
}

/** What is put in the way of requests to the targets: added, changed, taken away. */
export function FaultList({ faults }: Props) {
  const set = useSetFaults()
  const [edited, setEdited] = useState<ActiveFault | 'new'>()
  const [isClearing, setClearing] = useState(false)
  const present = faults.map(inputOf)

  const change = (next: readonly FaultInput[]) =>
    set.mutate(next, {
      onSuccess: () => {
        setEdited(undefined)
        setClearing(false)
      },
    })
  const edit = (fault: ActiveFault | 'new') => {
    // What went wrong last time says nothing of this one.
    set.reset()
    setEdited(fault)
  }
  const save = (fault: FaultInput) =>
    change(
      edited === 'new'
        ? [...present, fault]
        : present.map((each) => (each.id === edited?.id ? fault : each)),
    )

  return (
    <section className={layout.stack} aria-labelledby="faults-title">
      <div>
        <h2 id="faults-title">Faults on the way to the target</h2>
        <p className={layout.muted}>
          What goes wrong between PingOne and any target: counted requests, never by chance. A
          change of the set counts all hits anew.
        </p>
      </div>
      <div className={layout.row}>
        <Button variant="primary" onPress={() => edit('new')}>
          Add fault
        </Button>
        {faults.length > 0 && <Button onPress={() => setClearing(true)}>Clear all</Button>}
      </div>
      {faults.length === 0 ? (
        <EmptyState icon={Zap} title="Nothing is in the way of requests" />
      ) : (
        <ul className={list.list} aria-label="Faults">
          {faults.map((fault) => (
            <li key={fault.id} className={styles.item}>
              <div className={styles.text}>
                <p>{describeFault(fault)}</p>
                <p className={layout.muted}>
                  <span className={list.id}>{fault.id}</span> · {fault.hits} of {fault.times} met,{' '}
                  {fault.seen} seen
                </p>
              </div>
              <IconButton aria-label={`Edit ${fault.id}`} onPress={() => edit(fault)}>
                <Pencil size={16} aria-hidden="true" />
              </IconButton>
              <IconButton
                aria-label={`Remove ${fault.id}`}
                onPress={() => change(present.filter(({ id }) => id !== fault.id))}
              >
                <Trash2 size={16} aria-hidden="true" />
              </IconButton>
            </li>
          ))}
        </ul>
      )}
      {set.error !== null && edited === undefined && (
        <Notice tone="danger">{failureText(set.error)}</Notice>
      )}
      <FaultPresets onAdd={(fault) => change([...present, fault])} />
      {edited !== undefined && (
        <FaultDialog
          {...(edited !== 'new' && { fault: inputOf(edited) })}
          error={set.error === null ? undefined : failureText(set.error)}
          isPending={set.isPending}
          onSave={save}
          onClose={() => setEdited(undefined)}
        />
      )}
      <ConfirmDialog
        title="Clear all faults?"
        isOpen={isClearing}
        confirmLabel="Clear all"
        isPending={set.isPending}
        onConfirm={() => change([])}
        onClose={() => setClearing(false)}
      >
        {faults.length} {faults.length === 1 ? 'fault is' : 'faults are'} taken away, with the
        counts of what they met. Requests go through undisturbed from then on.
      </ConfirmDialog>
    </section>
  )
}

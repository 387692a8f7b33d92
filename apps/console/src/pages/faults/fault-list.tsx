import type { FaultInput } from '@pingone-sandbox/contract'
import { RotateCcw, Zap } from 'lucide-react'
import { useRef, useState } from 'react'
import { useConnections } from '../../entities/connection/connection-queries.ts'
import {
  type ActiveFault,
  type FaultChange,
  inputOf,
  withFault,
  withFaultMoved,
  withoutFault,
} from '../../entities/fault/fault-changes.ts'
import { useChangeFaults } from '../../entities/fault/change-faults.ts'
import { failureText } from '../../lib/platform-error.ts'
import { Button } from '../../ui/button.tsx'
import { ConfirmDialog } from '../../ui/confirm-dialog.tsx'
import { EmptyState } from '../../ui/empty-state.tsx'
import { isFocusFree } from '../../ui/focus.ts'
import { HiddenText } from '../../ui/hidden-text.tsx'
import layout from '../../ui/layout.module.css'
import { Notice } from '../../ui/notice.tsx'
import { FaultPresets } from './fault-presets.tsx'
import { FaultRow } from './fault-row.tsx'
import { describeFault } from '../../entities/fault/fault-words.ts'
import list from './misbehaviour-list.module.css'
import { lazyCode } from '../../lib/patient-code.ts'

const FaultEditor = lazyCode(async () => (await import('./fault-editor.tsx')).FaultEditor)

interface Props {
  readonly faults: readonly ActiveFault[]
}

interface Arrival {
  readonly id: string
  readonly by: -1 | 1
  readonly to: number
}

/** The faults on requests to the targets: add, edit, order, remove. */
export function FaultList({ faults }: Props) {
  const { mutateAsync } = useChangeFaults()
  const connections = useConnections().data
  const [edited, setEdited] = useState<FaultInput | 'new'>()
  const [arrival, setArrival] = useState<Arrival>()
  const [error, setError] = useState<unknown>()
  const [known, setKnown] = useState(faults)
  if (known !== faults) {
    setKnown(faults)
    // It was moved elsewhere: the focus must not follow it later.
    if (arrival !== undefined && faults[arrival.to]?.id !== arrival.id) setArrival(undefined)
  }
  /** The result of a change, for assistive technology. */
  const [news, setNews] = useState('')
  const addButton = useRef<HTMLButtonElement>(null)

  const tell = (done: string) => {
    setNews(done)
    // The focused element may have been removed; a dialog restores the focus a little later, where possible.
    setTimeout(() => {
      if (isFocusFree()) addButton.current?.focus()
    }, 100)
  }
  // Each by its own promise: what is given to `mutate` is called for the latest press alone.
  async function apply(next: FaultChange) {
    setError(undefined)
    try {
      return (await mutateAsync(next)).faults
    } catch (failure) {
      setError(failure)
      return undefined
    }
  }
  async function change(next: FaultChange, done: string) {
    if ((await apply(next)) !== undefined) tell(done)
  }
  async function move(id: string, by: -1 | 1) {
    const now = (await apply(withFaultMoved(id, by))) ?? []
    const to = now.findIndex((each) => each.id === id)
    if (to === -1) return
    setArrival({ id, by, to })
    setNews(`${id} is now ${to + 1} of ${now.length}.`)
  }
  const close = () => setEdited(undefined)

  return (
    <section className={layout.stack} aria-labelledby="faults-title">
      <div>
        <h2 id="faults-title">Faults on the way to the target</h2>
        <p className={layout.muted}>
          Faults affect a counted number of requests between PingOne and any target, never by
          chance. Faults apply in order. A change of the list resets all counts.
        </p>
      </div>
      <div className={layout.row}>
        <Button ref={addButton} variant="primary" onPress={() => setEdited('new')}>
          Add fault
        </Button>
        {faults.some(({ seen }) => seen > 0) && (
          <Button
            icon={<RotateCcw size={15} aria-hidden="true" />}
            onPress={() => void change((present) => present, 'All counts are reset.')}
          >
            Reset counts
          </Button>
        )}
        {faults.length > 0 && (
          <ClearFaults count={faults.length} onCleared={() => tell('All faults were removed.')} />
        )}
        <output>
          <HiddenText>{news}</HiddenText>
        </output>
      </div>
      {error !== undefined && <Notice tone="danger">{failureText(error)}</Notice>}
      {faults.length === 0 ? (
        <EmptyState icon={Zap} title="No faults active" />
      ) : (
        <ol className={list.list} aria-label="Faults">
          {faults.map((fault, index) => (
            <FaultRow
              key={fault.id}
              fault={fault}
              description={describeFault(fault, connections)}
              isFirst={index === 0}
              isLast={index === faults.length - 1}
              arrivedBy={arrival?.id === fault.id && arrival.to === index ? arrival.by : undefined}
              onArrived={() => setArrival(undefined)}
              onMove={(by) => void move(fault.id, by)}
              onEdit={() => setEdited(inputOf(fault))}
              onRemove={() => void change(withoutFault(fault.id), `${fault.id} was removed.`)}
            />
          ))}
        </ol>
      )}
      <FaultPresets
        onAdd={({ title, fault }) => void change(withFault(fault), `“${title}” was added.`)}
      />
      {edited !== undefined && (
        <FaultEditor
          {...(edited !== 'new' && { opened: edited })}
          ids={faults.map(({ id }) => id)}
          onSaved={() => {
            close()
            tell('The fault was saved.')
          }}
          onClose={close}
        />
      )}
    </section>
  )
}

interface ClearFaultsProps {
  readonly count: number
  readonly onCleared: () => void
}

/** Removes all faults after a confirmation. */
function ClearFaults({ count, onCleared }: ClearFaultsProps) {
  const change = useChangeFaults()
  const [isOpen, setOpen] = useState(false)
  const open = () => {
    // Clears the error of the last attempt.
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
          {count} {count === 1 ? 'fault is' : 'faults are'} removed, with the counts. Later requests
          pass unaffected.
        </p>
        {change.error !== null && <Notice tone="danger">{failureText(change.error)}</Notice>}
      </ConfirmDialog>
    </>
  )
}

import { type ReactNode, useCallback, useEffect, useMemo, useRef, useState } from 'react'
import { type BlockerFunction, type Location, useBlocker } from 'react-router'
import { UnsavedChanges } from './unsaved-changes.ts'
import { lazyCode } from '../../lib/patient-code.ts'

const loadDialog = async () => (await import('./leave-dialog.tsx')).LeaveDialog
const LeaveDialog = lazyCode(loadDialog)

interface Props {
  readonly children: ReactNode
}

/** Asks before edits below are lost: to another tab or page, by going back, and, by the browser itself, to a reload. */
export function LeaveGuard({ children }: Props) {
  const [unsaved, setUnsaved] = useState<ReadonlySet<string>>(new Set())
  // The blocker reads it, so that an edit is guarded before the guard renders again.
  const edited = useRef<ReadonlySet<string>>(unsaved)
  const tell = useCallback((editor: string, isUnsaved: boolean) => {
    if (edited.current.has(editor) === isUnsaved) return
    const others = [...edited.current].filter((other) => other !== editor)
    edited.current = new Set(isUnsaved ? [...others, editor] : others)
    setUnsaved(edited.current)
  }, [])
  const isUnsaved = unsaved.size > 0
  const blocker = useBlocker(
    useCallback<BlockerFunction>(
      ({ currentLocation, nextLocation }) =>
        edited.current.size > 0 && placeOf(currentLocation) !== placeOf(nextLocation),
      [],
    ),
  )

  useEffect(() => {
    // A save may have finished during the question: then nothing is lost.
    if (blocker.state === 'blocked' && !isUnsaved) blocker.proceed()
  }, [blocker, isUnsaved])

  useEffect(() => {
    // Loads the dialog's code early: the sandbox may be gone when it is needed.
    if (isUnsaved) loadDialog().catch(() => {})
  }, [isUnsaved])

  useEffect(() => {
    if (!isUnsaved) return
    const ask = (event: BeforeUnloadEvent) => event.preventDefault()
    window.addEventListener('beforeunload', ask)
    return () => window.removeEventListener('beforeunload', ask)
  }, [isUnsaved])

  return (
    <UnsavedChanges value={useMemo(() => ({ isUnsaved, tell }), [isUnsaved, tell])}>
      {children}
      {blocker.state === 'blocked' && (
        <LeaveDialog onStay={() => blocker.reset()} onLeave={() => blocker.proceed()} />
      )}
    </UnsavedChanges>
  )
}

/** Other query parameters may change without closing an editor. */
const placeOf = ({ pathname, search }: Location): string =>
  `${pathname} ${new URLSearchParams(search).get('tab') ?? ''}`

import { type ReactNode, useCallback, useState } from 'react'
import { messagesByTarget } from '../../lib/platform-error.ts'
import layout from '../../ui/layout.module.css'
import { Notice } from '../../ui/notice.tsx'
import type { Conflict } from './three-way-merge.ts'
import { UndecidedError } from './update-resource.ts'

interface Props {
  readonly failure: Pick<SaveFailure, 'messages'>
  readonly conflicts?: readonly Conflict[]
  /** A way out, beside the messages. */
  readonly children?: ReactNode
}

/** Why a form was not saved, above its buttons; announced when it appears. */
export function SaveTrouble({ failure, conflicts = [], children }: Props) {
  return (
    <>
      {conflicts.length > 0 && (
        <div role="alert">
          <Notice tone="warning" title={titleOf(conflicts.length)}>
            Choose above which value to keep, then Save. Other changes made elsewhere are included.
          </Notice>
        </div>
      )}
      {failure.messages.length > 0 && (
        <Notice tone="danger">
          {failure.messages.map((message) => (
            <p key={message}>{message}</p>
          ))}
          {children !== undefined && children !== false && (
            <div className={layout.row}>{children}</div>
          )}
        </Notice>
      )}
    </>
  )
}

const titleOf = (count: number): string =>
  count === 1
    ? 'A value that you changed was changed elsewhere meanwhile'
    : `${count} values that you changed were changed elsewhere meanwhile`

/** Shows a message at its field; returns whether there is one. */
type Place = (target: string, message: string) => boolean

export interface SaveFailure {
  /** How often a save has failed. */
  readonly count: number
  /** Messages without a field. */
  readonly messages: readonly string[]
  readonly report: (error: unknown) => void
  /** The same for an error of which some messages belong to fields. */
  readonly place: (error: unknown, place: Place) => void
  /** Counts a failed validation, whose messages are at the fields. */
  readonly refuse: () => void
  readonly clear: () => void
}

const nowhere: Place = () => false

/** The messages of a failed save that belong to no field. Conflicts are shown separately. */
export function useSaveFailure(): SaveFailure {
  const [{ count, messages }, set] = useState({ count: 0, messages: [] as readonly string[] })
  const place = useCallback((error: unknown, at: Place) => {
    const said = error instanceof UndecidedError ? [] : [...messagesByTarget(error)]
    const left = said.filter(([target, message]) => !at(target, message))
    set((before) => ({ count: before.count + 1, messages: left.map(([, message]) => message) }))
  }, [])
  return {
    count,
    messages,
    place,
    report: useCallback((error: unknown) => place(error, nowhere), [place]),
    refuse: useCallback(() => set((before) => ({ count: before.count + 1, messages: [] })), []),
    clear: useCallback(() => set((before) => ({ ...before, messages: [] })), []),
  }
}

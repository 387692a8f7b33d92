import type { ReactNode } from 'react'
import type { Conflict } from './three-way-merge.ts'
import layout from '../../ui/layout.module.css'
import { Notice } from '../../ui/notice.tsx'
import type { SaveFailure } from './use-save-failure.ts'

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
            Choose above which value holds; then Save. Other changes made elsewhere are taken in.
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

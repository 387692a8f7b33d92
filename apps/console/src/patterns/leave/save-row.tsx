import { ActionBar } from '../../ui/action-bar.tsx'
import { Button } from '../../ui/button.tsx'
import layout from '../../ui/layout.module.css'
import { useUnsavedChanges } from './unsaved-changes.ts'
import type { ReactNode } from 'react'

interface Props {
  readonly isDirty: boolean
  readonly isPending: boolean
  /** Without it the button submits the form around. */
  readonly onSave?: () => void
  readonly onDiscard: () => void
  /** Content beside the buttons. */
  readonly children?: ReactNode
}

/** The end of an editor: save and discard; guards against leaving with edits. */
export function SaveRow({ isDirty, isPending, onSave, onDiscard, children }: Props) {
  useUnsavedChanges(isDirty)
  return (
    <ActionBar
      start={
        <>
          {children}
          {isDirty && <span className={layout.muted}>Unsaved changes</span>}
        </>
      }
    >
      <Button isDisabled={!isDirty || isPending} onPress={onDiscard}>
        Discard changes
      </Button>
      <Button
        variant="primary"
        isDisabled={!isDirty || isPending}
        {...(onSave === undefined ? { type: 'submit' } : { onPress: onSave })}
      >
        Save
      </Button>
    </ActionBar>
  )
}

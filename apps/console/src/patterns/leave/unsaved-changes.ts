import { createContext, useContext, useLayoutEffect, useId } from 'react'

interface UnsavedChangesValue {
  readonly isUnsaved: boolean
  readonly tell: (editor: string, isUnsaved: boolean) => void
}

/** The unsaved state of the editors below; without a guard it is ignored. */
export const UnsavedChanges = createContext<UnsavedChangesValue>({
  isUnsaved: false,
  tell: () => {},
})

/** Reports to the guard whether an editor has unsaved edits. */
export function useUnsavedChanges(isUnsaved: boolean): void {
  const editor = useId()
  const { tell } = useContext(UnsavedChanges)
  useLayoutEffect(() => {
    tell(editor, isUnsaved)
    return () => tell(editor, false)
  }, [tell, editor, isUnsaved])
}

import { createContext, useContext, useEffect, useId } from 'react'

interface UnsavedChangesValue {
  readonly isUnsaved: boolean
  readonly tell: (editor: string, isUnsaved: boolean) => void
}

/** What the editors below say of themselves; outside a guard nobody listens. */
export const UnsavedChanges = createContext<UnsavedChangesValue>({
  isUnsaved: false,
  tell: () => {},
})

/** Tells the guard around an editor whether leaving would lose something. */
export function useUnsavedChanges(isUnsaved: boolean): void {
  const editor = useId()
  const { tell } = useContext(UnsavedChanges)
  useEffect(() => {
    tell(editor, isUnsaved)
    return () => tell(editor, false)
  }, [tell, editor, isUnsaved])
}

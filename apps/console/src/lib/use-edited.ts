import { useState } from 'react'

/** What is edited of something saved. When somebody else saves, it follows, unless something of it was changed here. */
export function useEdited<Value>(
  saved: Value,
  isSame: (one: Value, other: Value) => boolean,
): [edited: Value, edit: (value: Value) => void] {
  const [edited, edit] = useState(saved)
  const [known, setKnown] = useState(saved)
  if (!isSame(known, saved)) {
    setKnown(saved)
    if (isSame(edited, known)) edit(saved)
  }
  return [edited, edit]
}

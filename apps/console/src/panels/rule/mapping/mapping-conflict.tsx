import type { Side } from '../../../patterns/merge/draft.ts'
import type { Conflict, Path } from '../../../patterns/merge/three-way-merge.ts'
import type { ComboOption } from '../../../ui/combo-list.tsx'
import { ConflictChoice } from '../../../patterns/merge/field-conflict.tsx'
import type { MappingForm } from './mapping-form.ts'

interface Props {
  /** Absent where there is none. */
  readonly conflict: Conflict | undefined
  readonly sources: readonly ComboOption[]
  readonly onChoose: (path: Path, side: Side) => void
}

/** A line of a mapping that was changed here and elsewhere. */
export function MappingConflict({ conflict, sources, onChoose }: Props) {
  if (conflict === undefined) return null
  const wordsOf = (part: unknown) => lineWords(part as Line | undefined, sources)
  return (
    <ConflictChoice
      label={`The mapping of ${conflict.path.at(-1)}`}
      mine={wordsOf(conflict.mine)}
      theirs={wordsOf(conflict.theirs)}
      onChoose={(side) => onChoose(conflict.path, side)}
    />
  )
}

type Line = MappingForm['lines'][number]

function lineWords(line: Line | undefined, sources: readonly ComboOption[]) {
  if (line === undefined) return 'removed'
  if (line.isExpression) return <code>{line.expression}</code>
  return sources.find(({ id }) => id === line.source)?.label ?? line.source
}

import { GitMerge } from 'lucide-react'
import { createContext, type ReactNode, useContext, useId, useRef } from 'react'
import { states } from '../../ui/states.ts'
import { Button } from '../../ui/button.tsx'
import type { Side } from './draft.ts'
import styles from './field-conflict.module.css'
import type { Conflict, Path } from './three-way-merge.ts'

interface Props {
  readonly label: string
  readonly mine: ReactNode
  readonly theirs: ReactNode
  readonly onChoose: (side: Side) => void
}

/** One value that was changed here and elsewhere: both, and the choice between them. */
export function ConflictChoice({ label, mine, theirs, onChoose }: Props) {
  const titleId = useId()
  const root = useRef<HTMLFieldSetElement>(null)
  function choose(side: Side) {
    // The buttons are removed with the conflict.
    const control =
      root.current?.parentElement?.querySelector<HTMLElement>('input, textarea, button')
    onChoose(side)
    control?.focus()
  }
  return (
    <fieldset
      ref={root}
      aria-labelledby={titleId}
      tabIndex={-1}
      data-problem="conflict"
      className={styles.conflict}
    >
      <p id={titleId} className={styles.title}>
        <GitMerge size={15} aria-hidden="true" />
        {label} was changed elsewhere meanwhile
      </p>
      <dl className={styles.sides}>
        <div className={styles.side}>
          <dt>Yours</dt>
          <dd>{mine}</dd>
          <Button size="small" aria-label={`Keep yours: ${label}`} onPress={() => choose('mine')}>
            Keep yours
          </Button>
        </div>
        <div className={styles.side}>
          <dt>Theirs</dt>
          <dd>{theirs}</dd>
          <Button size="small" aria-label={`Use theirs: ${label}`} onPress={() => choose('theirs')}>
            Use theirs
          </Button>
        </div>
      </dl>
    </fieldset>
  )
}

interface FieldProps {
  readonly name: string | undefined
  readonly label: string
  /** Formats a value for display. */
  readonly wordsOf?: (value: unknown) => ReactNode
}

/** The conflict of a field of a form, where there is one. */
export function FieldConflict({ name, label, wordsOf = wordsOfValue }: FieldProps) {
  const conflict = useConflict(name)
  if (conflict === undefined) return null
  return (
    <ConflictChoice
      label={label}
      mine={wordsOf(conflict.mine)}
      theirs={wordsOf(conflict.theirs)}
      onChoose={conflict.choose}
    />
  )
}

function wordsOfValue(value: unknown): ReactNode {
  if (typeof value === 'boolean') return (value ? states.enabled : states.disabled)[1]
  const text = typeof value === 'string' ? value : value === undefined ? '' : JSON.stringify(value)
  return text === '' ? <em className={styles.empty}>empty</em> : text
}

interface Conflicts {
  readonly conflicts: readonly Conflict[]
  readonly choose: (path: Path, side: Side) => void
}

/** The conflicts of the fields below; none without a provider. */
export const ConflictsContext = createContext<Conflicts>({ conflicts: [], choose: () => {} })

/** The conflict of a field, by its dotted name. */
function useConflict(name: string | undefined) {
  const { conflicts, choose } = useContext(ConflictsContext)
  const conflict = conflicts.find(({ path }) => path.join('.') === name)
  if (conflict === undefined) return undefined
  return { ...conflict, choose: (side: Side) => choose(conflict.path, side) }
}

import { defaultMappings } from '@pingone-sandbox/contract'
import { Plus } from 'lucide-react'
import { Fragment, type ReactNode, type RefObject, useEffect, useRef } from 'react'
import { type Control, useFieldArray, useWatch } from 'react-hook-form'
import { useCustomAttributes } from '../../../entities/user/use-custom-attributes.ts'
import type { Side } from '../../../patterns/merge/draft.ts'
import { ConflictChoice } from '../../../patterns/merge/field-conflict.tsx'
import type { Conflict, Path } from '../../../patterns/merge/three-way-merge.ts'
import { Button } from '../../../ui/button.tsx'
import type { ComboOption } from '../../../ui/combo-options.ts'
import layout from '../../../ui/layout.module.css'
import { Notice } from '../../../ui/notice.tsx'
import { DefaultMapping } from './default-mapping.tsx'
import { ExpressionHelp } from './expression-help.tsx'
import { sourceOptions } from './mapping-attributes.ts'
import { emptyLine, type MappingForm, mappingFormOf } from './mapping-form.ts'
import { MappingRow } from './mapping-row.tsx'

interface Props {
  readonly control: Control<MappingForm>
  readonly extensionUrns: readonly string[]
  /** Whether the rule has lines of its own already. */
  readonly hasOwn: boolean
  readonly isDirty: boolean
  readonly conflicts?: readonly Conflict[]
  readonly onChoose?: (path: Path, side: Side) => void
  /** What comes below the lines; nothing below the defaults. */
  readonly children?: ReactNode
}

const chooseNothing = () => {}

/** The lines of a mapping, or PingOne's defaults while there are none. */
export function MappingFields({
  control,
  extensionUrns,
  hasOwn,
  isDirty,
  conflicts = [],
  onChoose = chooseNothing,
  children,
}: Props) {
  const { fields, append, remove, replace } = useFieldArray({ control, name: 'lines' })
  const lines = useWatch({ control, name: 'lines' })
  const sources = sourceOptions(useCustomAttributes().data ?? [])
  const root = useRef<HTMLDivElement>(null)
  const moveFocus = useMovedFocus(root)
  const removedHere = conflicts.filter(({ mine }) => mine === undefined)

  function addLine() {
    append(emptyLine, { shouldFocus: false })
    moveFocus((rows) => fieldOf(rows.at(-1)))
  }

  if (fields.length === 0 && !isDirty)
    return (
      <div ref={root} className={layout.stack}>
        <DefaultMapping
          sources={sources}
          onCopy={() => {
            replace(mappingFormOf(defaultMappings).lines)
            moveFocus(([first]) => fieldOf(first))
          }}
          onStartEmpty={addLine}
        />
      </div>
    )
  return (
    <div ref={root} className={layout.stack}>
      <Notice tone={hasOwn ? 'info' : 'warning'}>
        {fields.length === 0
          ? 'When this is saved, the rule has no mapping, and PingOne’s defaults apply again.'
          : hasOwn
            ? 'Only these lines are sent: a rule with its own mapping has no defaults.'
            : 'When this mapping is saved, none of PingOne’s defaults applies: only these lines are sent.'}{' '}
        For a line that has no value or is removed, PingOne sends nothing, so the target keeps the
        value that it has.
      </Notice>
      {removedHere.map((conflict) => (
        <MappingConflict
          key={conflict.path.join()}
          conflict={conflict}
          sources={sources}
          onChoose={onChoose}
        />
      ))}
      {fields.map(({ id }, index) => (
        <Fragment key={id}>
          <MappingRow
            control={control}
            index={index}
            sources={sources}
            extensionUrns={extensionUrns}
            onRemove={() => {
              remove(index)
              moveFocus((rows) => removerOf(rows[index] ?? rows.at(-1)))
            }}
          />
          <MappingConflict
            conflict={conflicts.find(
              ({ mine, path }) => mine !== undefined && path[1] === lines[index]?.target,
            )}
            sources={sources}
            onChoose={onChoose}
          />
        </Fragment>
      ))}
      <div>
        <Button size="small" icon={<Plus size={15} />} onPress={addLine}>
          Add mapping
        </Button>
      </div>
      {lines.some(({ isExpression }) => isExpression) && <ExpressionHelp />}
      {children}
    </div>
  )
}

type Rows = readonly HTMLElement[]

const fieldOf = (row: HTMLElement | undefined) => row?.querySelector<HTMLElement>('input')
const removerOf = (row: HTMLElement | undefined) =>
  row && [...row.querySelectorAll<HTMLElement>('button')].at(-1)

/** Moves the focus once the rows have changed, since what was pressed is gone by then; to the first button where no row is left. */
function useMovedFocus(root: RefObject<HTMLElement | null>) {
  const next = useRef<(rows: Rows) => HTMLElement | null | undefined>(undefined)
  useEffect(() => {
    if (next.current === undefined) return
    const rows = [...(root.current?.querySelectorAll<HTMLElement>('fieldset') ?? [])]
    const found = next.current(rows) ?? root.current?.querySelector<HTMLElement>('button')
    next.current = undefined
    found?.focus()
  })
  return (find: (rows: Rows) => HTMLElement | null | undefined) => {
    next.current = find
  }
}

interface MappingConflictProps {
  /** Absent where there is none. */
  readonly conflict: Conflict | undefined
  readonly sources: readonly ComboOption[]
  readonly onChoose: (path: Path, side: Side) => void
}

/** A line of a mapping that was changed here and elsewhere. */
function MappingConflict({ conflict, sources, onChoose }: MappingConflictProps) {
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

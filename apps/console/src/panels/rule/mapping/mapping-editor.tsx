import { defaultMappings, type MappingLine, type Rule } from '@pingone-sandbox/contract'
import { Plus } from 'lucide-react'
import { Fragment } from 'react'
import { useFieldArray } from 'react-hook-form'
import { useCustomAttributes } from '../../../entities/user/use-custom-attributes.ts'
import { Form } from '../../../patterns/form/form.tsx'
import { SaveRow } from '../../../patterns/leave/save-row.tsx'
import type { Side } from '../../../patterns/merge/draft.ts'
import { ConflictChoice } from '../../../patterns/merge/field-conflict.tsx'
import { SaveTrouble, useSaveFailure } from '../../../patterns/merge/save-trouble.tsx'
import type { Conflict, Path } from '../../../patterns/merge/three-way-merge.ts'
import { useToast } from '../../../patterns/toast/toast.tsx'
import { Button } from '../../../ui/button.tsx'
import type { ComboOption } from '../../../ui/combo-options.ts'
import { Notice } from '../../../ui/notice.tsx'
import { DefaultMapping } from './default-mapping.tsx'
import { ExpressionHelp } from './expression-help.tsx'
import { sourceOptions } from './mapping-attributes.ts'
import { emptyLine, type MappingForm, mappingFormOf, mappingLinesOf } from './mapping-form.ts'
import { MappingPreview } from './mapping-preview.tsx'
import { useSaveMapping } from './mapping-queries.ts'
import { MappingRow } from './mapping-row.tsx'
import { useMappingForm } from './use-mapping-form.ts'

interface Props {
  readonly rule: Rule
  /** The rule's own mappings; empty while the defaults apply. */
  readonly saved: readonly MappingLine[]
  readonly extensionUrns: readonly string[]
  /** Whether what is saved is sent at once: rule and connection are enabled. */
  readonly isInForce: boolean
}

/** The mapping form; nothing is sent to the target before it is saved. */
export function MappingEditor({ rule, saved, extensionUrns, isInForce }: Props) {
  const { form, merged } = useMappingForm({ saved, extensionUrns })
  const { values, isDirty, discard, conflicts } = merged
  const failure = useSaveFailure()
  const { fields, append, remove, replace } = useFieldArray({
    control: form.control,
    name: 'lines',
  })
  const save = useSaveMapping(rule.id)
  const toast = useToast()
  const sources = sourceOptions(useCustomAttributes().data ?? [])
  const lines = mappingLinesOf(values)

  const submit = form.handleSubmit(async () => {
    failure.clear()
    try {
      await save.mutateAsync((now) => {
        const joined = merged.takeIn(mappingFormOf(now))
        return joined && mappingLinesOf(joined)
      })
      toast(
        'success',
        `The attribute mapping was saved.${isInForce ? ' The rule is synced again.' : ''}`,
      )
    } catch (error) {
      failure.report(error)
    }
  }, failure.refuse)
  const removedHere = conflicts.filter(({ mine }) => mine === undefined)

  return (
    <Form failures={failure.count} onSubmit={() => void submit()}>
      {fields.length === 0 && !isDirty ? (
        <DefaultMapping
          sources={sources}
          onCopy={() => replace(mappingFormOf(defaultMappings).lines)}
          onStartEmpty={() => append(emptyLine)}
        />
      ) : (
        <>
          <Notice tone={saved.length === 0 ? 'warning' : 'info'}>
            {fields.length === 0
              ? 'When this is saved, the rule has no mapping, and PingOne’s defaults apply again.'
              : saved.length === 0
                ? 'When this mapping is saved, none of PingOne’s defaults applies: only these lines are sent.'
                : 'Only these lines are sent: a rule with its own mapping has no defaults.'}{' '}
            For a line that has no value or is removed, PingOne sends nothing, so the target keeps
            the value that it has.
          </Notice>
          {removedHere.map((conflict) => (
            <MappingConflict
              key={conflict.path.join()}
              conflict={conflict}
              sources={sources}
              onChoose={merged.choose}
            />
          ))}
          {fields.map(({ id }, index) => (
            <Fragment key={id}>
              <MappingRow
                control={form.control}
                index={index}
                sources={sources}
                extensionUrns={extensionUrns}
                onRemove={() => remove(index)}
              />
              <MappingConflict
                conflict={conflicts.find(
                  ({ mine, path }) => mine !== undefined && path[1] === values.lines[index]?.target,
                )}
                sources={sources}
                onChoose={merged.choose}
              />
            </Fragment>
          ))}
          <div>
            <Button size="small" icon={<Plus size={15} />} onPress={() => append(emptyLine)}>
              Add mapping
            </Button>
          </div>
          {values.lines.some(({ isExpression }) => isExpression) && <ExpressionHelp />}
          <SaveTrouble failure={failure} conflicts={conflicts} />
          <SaveRow isDirty={isDirty} isPending={save.isPending} onDiscard={discard} />
        </>
      )}
      <MappingPreview rule={rule} lines={lines} />
    </Form>
  )
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

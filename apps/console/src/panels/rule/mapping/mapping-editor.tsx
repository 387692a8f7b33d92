import { defaultMappings, type MappingLine, type Rule } from '@pingone-sandbox/contract'
import { Plus } from 'lucide-react'
import { Fragment } from 'react'
import { useFieldArray } from 'react-hook-form'
import { Button } from '../../../ui/button.tsx'
import { Form } from '../../../patterns/form/form.tsx'
import { Notice } from '../../../ui/notice.tsx'
import { SaveRow } from '../../../patterns/leave/save-row.tsx'
import { SaveTrouble } from '../../../patterns/merge/save-trouble.tsx'
import { useSaveFailure } from '../../../patterns/merge/use-save-failure.ts'
import { useToast } from '../../../patterns/toast/toast.tsx'
import { useCustomAttributes } from '../../../entities/user/use-custom-attributes.ts'
import { DefaultMapping } from './default-mapping.tsx'
import { ExpressionHelp } from './expression-help.tsx'
import { sourceOptions } from './mapping-attributes.ts'
import { emptyLine, mappingFormOf, mappingLinesOf } from './mapping-form.ts'
import { MappingConflict } from './mapping-conflict.tsx'
import { MappingPreview } from './mapping-preview.tsx'
import { useSaveMapping } from './mapping-queries.ts'
import { MappingRow } from './mapping-row.tsx'
import { useMappingForm } from './use-mapping-form.ts'

interface Props {
  readonly rule: Rule
  /** What the rule defines for its users; empty while the defaults hold. */
  readonly saved: readonly MappingLine[]
  readonly extensionUrns: readonly string[]
  /** Whether what is saved is sent at once: rule and connection are enabled. */
  readonly isInForce: boolean
}

/** A mapping as a draft: nothing is sent to the target by it before it is saved. */
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
        `The attribute mapping was saved.${isInForce ? ' The rule is synced anew.' : ''}`,
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
              ? 'Saved like this, the rule has no mapping of its own and PingOne’s defaults hold again.'
              : saved.length === 0
                ? 'Saved, this mapping drops all of PingOne’s defaults: only these lines are sent.'
                : 'Only these lines are sent: a rule with its own mapping has no defaults.'}{' '}
            A value that the target was once given is not cleared: for a line without a value, or
            one that is gone, PingOne sends nothing.
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

import type { MappingLine, Rule } from '@pingone-sandbox/contract'
import { usePlannedSave } from '../../../entities/revision/use-planned-save.ts'
import { useSyncStatusLink } from '../../../entities/rule/sync-status-link.ts'
import { lazyCode } from '../../../lib/patient-code.ts'
import { Form } from '../../../patterns/form/form.tsx'
import { SaveRow } from '../../../patterns/leave/save-row.tsx'
import { SaveTrouble, useSaveFailure } from '../../../patterns/merge/save-trouble.tsx'
import { useToast } from '../../../patterns/toast/toast.tsx'
import layout from '../../../ui/layout.module.css'
import { useInSight } from '../../../ui/use-in-sight.ts'
import { MappingFields } from './mapping-fields.tsx'
import { mappingFormOf, mappingLinesOf } from './mapping-form.ts'
import { useSaveMapping } from './mapping-queries.ts'
import { useMappingForm } from './use-mapping-form.ts'

// Below the table: it is fetched once the reader has come this far, or has edited something.
const MappingPreview = lazyCode(async () => (await import('./mapping-preview.tsx')).MappingPreview)

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
  const lines = mappingLinesOf(values)
  const [preview, isPreviewSeen] = useInSight()
  const failure = useSaveFailure()
  const save = useSaveMapping(rule.id)
  const planned = usePlannedSave()
  const toast = useToast()
  const syncStatus = useSyncStatusLink(rule.id)

  const submit = form.handleSubmit(async () => {
    failure.clear()
    const note = await planned.ask({
      title: 'Save the attribute mapping?',
      drafts: { rule: { id: rule.id, mappings: [...lines] } },
    })
    if (note === undefined) return
    try {
      await save.mutateAsync((now) => {
        const joined = merged.takeIn(mappingFormOf(now))
        return joined && mappingLinesOf(joined)
      })
      toast(
        'success',
        `The attribute mapping was saved. ${note || (isInForce ? 'The rule is synced again.' : '')}`.trim(),
        syncStatus,
      )
    } catch (error) {
      failure.report(error)
    }
  }, failure.refuse)

  return (
    <Form failures={failure.count} onSubmit={() => void submit()}>
      <MappingFields
        control={form.control}
        extensionUrns={extensionUrns}
        hasOwn={saved.length > 0}
        isDirty={isDirty}
        conflicts={conflicts}
        onChoose={merged.choose}
      >
        <SaveTrouble failure={failure} conflicts={conflicts} />
        <SaveRow
          isDirty={isDirty}
          isPending={planned.isAsking || save.isPending}
          onDiscard={discard}
        />
      </MappingFields>
      <hr className={layout.divider} />
      <div ref={preview}>
        {(isDirty || isPreviewSeen) && (
          <MappingPreview
            under={{ ruleId: rule.id }}
            connectionId={rule.targetStore.id}
            userFilter={rule.populationExpression}
            lines={lines}
            isEdited={isDirty}
          />
        )}
      </div>
    </Form>
  )
}

import { extensionUrnsOf } from '@pingone-sandbox/contract'
import { useEffect } from 'react'
import { useForm, useWatch } from 'react-hook-form'
import { lazyCode } from '../../lib/patient-code.ts'
import { SandboxAddition } from '../../ui/sandbox-addition.tsx'
import { MappingFields } from '../rule/mapping/mapping-fields.tsx'
import { type MappingForm, mappingLinesOf } from '../rule/mapping/mapping-form.ts'
import { mappingResolver } from '../rule/mapping/use-mapping-form.ts'
import { StepFrame, type StepProps } from './step-frame.tsx'
import { useSaveNewRule } from './use-save-new-rule.ts'

// At the end of the step, which does not wait for it.
const MappingPreview = lazyCode(
  async () => (await import('../rule/mapping/mapping-preview.tsx')).MappingPreview,
)

/** "Attribute Mapping": PingOne's defaults, or lines of the rule's own. Its *Save* creates the rule. */
export function MappingStep(props: StepProps) {
  const { rule, failure } = props
  const { parts, changeLines, target } = rule
  const { populationExpression } = parts.scope
  const urns = target?.configuration['SCHEMA_EXTENSION_URNS']
  const extensionUrns = extensionUrnsOf(typeof urns === 'string' ? urns : undefined)
  const { control, handleSubmit, setError } = useForm<MappingForm>({
    defaultValues: { lines: [...parts.lines] },
    resolver: mappingResolver(extensionUrns),
    // Validation on blur would move the buttons under the pointer.
    mode: 'onChange',
  })
  const values = useWatch({ control, compute: (all) => all })
  useEffect(() => changeLines(structuredClone(values.lines)), [changeLines, values])
  const { isPending, save } = useSaveNewRule(rule, {
    failure,
    refuseLine: (field, message) => setError(field, { type: 'server', message }),
  })

  return (
    <StepFrame
      {...props}
      step="mapping"
      isPending={isPending}
      onSubmit={() => void handleSubmit(({ lines }) => save(lines), failure.refuse)()}
    >
      <MappingFields
        control={control}
        extensionUrns={extensionUrns}
        hasOwn={false}
        isDirty={false}
      />
      <SandboxAddition>
        <MappingPreview
          under={{ targetStoreId: target?.id ?? '', populationExpression }}
          userFilter={populationExpression}
          lines={mappingLinesOf(values)}
        />
      </SandboxAddition>
    </StepFrame>
  )
}

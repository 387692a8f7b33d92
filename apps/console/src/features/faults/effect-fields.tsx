import type { Control } from 'react-hook-form'
import { FormSelectField } from '../../ui/form-select-field.tsx'
import { FormTextField } from '../../ui/form-text-field.tsx'
import type { FaultForm } from './fault-form.ts'

interface Props {
  readonly control: Control<FaultForm>
  readonly kind: string
}

const moments = [
  { id: 'before-commit', label: 'Before the target sees the request' },
  { id: 'after-commit', label: 'After the target has carried it out' },
]

/** What there is to say of one kind of effect. */
export function EffectFields({ control, kind }: Props) {
  switch (kind) {
    case 'status':
      return (
        <>
          <FormTextField control={control} name="status" label="Status" />
          <FormTextField
            control={control}
            name="retryAfter"
            label="Retry-After"
            description="Seconds or an HTTP date; empty for none."
          />
          <FormTextField
            control={control}
            name="body"
            label="Body"
            description="JSON or text; empty for a SCIM Error with the status."
          />
        </>
      )
    case 'latency':
    case 'slow-body':
      return <FormTextField control={control} name="ms" label="Milliseconds" />
    case 'reset':
      return <FormSelectField control={control} name="when" label="When" options={moments} />
    case 'content-type':
      return <FormTextField control={control} name="value" label="Content-Type" />
    default:
      return null
  }
}

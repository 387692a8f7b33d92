import type { Control } from 'react-hook-form'
import { FormTextField } from '../../patterns/form/form-text-field.tsx'
import layout from '../../ui/layout.module.css'
import type { ConnectionForm } from '../../entities/connection/connection-form.ts'

interface Props {
  readonly control: Control<ConnectionForm>
}

/** Icon, name and description of a connection. */
export function GeneralFields({ control }: Props) {
  return (
    <div className={layout.stack}>
      <FormTextField
        control={control}
        name="iconHref"
        label="Icon"
        type="url"
        placeholder="https://…"
        description="The URL of an image. Optional."
      />
      <FormTextField control={control} name="name" label="Name" isRequired />
      <FormTextField control={control} name="description" label="Description" isMultiline />
    </div>
  )
}

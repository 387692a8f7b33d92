import { zodResolver } from '@hookform/resolvers/zod'
import type { Population } from '@pingone-sandbox/pingone/contract'
import { useForm } from 'react-hook-form'
import { z } from 'zod'
import { failureText } from '../../lib/platform-error.ts'
import { FormDialog } from '../../ui/form-dialog.tsx'
import { FormTextField } from '../../ui/form-text-field.tsx'
import { useToast } from '../../ui/toast.tsx'
import { useSavePopulation } from './population-queries.ts'

const populationForm = z.object({
  name: z.string().trim().min(1, 'Population Name is required.'),
  description: z.string().trim(),
})

interface Props {
  /** Absent to create one. */
  readonly population?: Population
  readonly onClose: () => void
}

/** Creates or edits a population. */
export function PopulationDialog({ population, onClose }: Props) {
  const { control, handleSubmit, setError } = useForm<z.infer<typeof populationForm>>({
    defaultValues: { name: population?.name ?? '', description: population?.description ?? '' },
    resolver: zodResolver(populationForm),
  })
  const save = useSavePopulation(population)
  const toast = useToast()
  const submit = handleSubmit(async ({ name, description }) => {
    try {
      await save.mutateAsync({ name, ...(description !== '' && { description }) })
      toast('success', `The population ${name} was saved.`)
      onClose()
    } catch (error) {
      setError('name', { message: failureText(error) })
    }
  })

  return (
    <FormDialog
      title={population === undefined ? 'Add population' : `Edit ${population.name}`}
      isPending={save.isPending}
      onSubmit={() => void submit()}
      onClose={onClose}
    >
      <FormTextField control={control} name="name" label="Population Name" isRequired autoFocus />
      <FormTextField control={control} name="description" label="Description" />
    </FormDialog>
  )
}

import { zodResolver } from '@hookform/resolvers/zod'
import type { Population } from '@pingone-sandbox/pingone/contract'
import { useForm } from 'react-hook-form'
import { z } from 'zod'
import { failureText } from '../../lib/platform-error.ts'
import { Button } from '../../ui/button.tsx'
import { Dialog } from '../../ui/dialog.tsx'
import { FormTextField } from '../../ui/form-text-field.tsx'
import layout from '../../ui/layout.module.css'
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
    <Dialog
      title={population === undefined ? 'Add population' : `Edit ${population.name}`}
      isOpen
      onClose={onClose}
      footer={
        <>
          <Button onPress={onClose}>Cancel</Button>
          <Button variant="primary" isDisabled={save.isPending} onPress={() => void submit()}>
            Save
          </Button>
        </>
      }
    >
      <form
        noValidate
        className={layout.stack}
        onSubmit={(event) => {
          event.preventDefault()
          void submit()
        }}
      >
        <FormTextField control={control} name="name" label="Population Name" isRequired autoFocus />
        <FormTextField control={control} name="description" label="Description" />
        {/* Enter in a field saves, though the visible button stands outside the form. */}
        <button type="submit" hidden>
          Save
        </button>
      </form>
    </Dialog>
  )
}

import { zodResolver } from '@hookform/resolvers/zod'
import type { Population, PopulationInput } from '@pingone-sandbox/contract'
import { useForm } from 'react-hook-form'
import { z } from 'zod'
import { useSavePopulation } from '../../entities/population/population-queries.ts'
import { FormDialog } from '../../patterns/form/form-dialog.tsx'
import { FormTextField } from '../../patterns/form/form-text-field.tsx'
import { ConflictsContext } from '../../patterns/merge/field-conflict.tsx'
import { SaveTrouble, useSaveFailure } from '../../patterns/merge/save-trouble.tsx'
import { keptOf } from '../../patterns/merge/update-resource.ts'
import { useMergedForm } from '../../patterns/merge/use-merged-form.ts'
import { useToast } from '../../patterns/toast/toast.tsx'

interface Props {
  /** Absent to create one. */
  readonly population?: Population
  readonly onClose: () => void
}

/** Creates or edits a population. */
export function PopulationDialog({ population, onClose }: Props) {
  const failure = useSaveFailure()
  const saved = population === undefined ? newPopulation : populationFormOf(population)
  const form = useForm<PopulationForm>({
    defaultValues: saved,
    resolver: zodResolver(populationForm),
  })
  const merged = useMergedForm(form, saved)
  const { control } = form
  const save = useSavePopulation(population?.id)
  const toast = useToast()
  const submit = form.handleSubmit(async (values) => {
    failure.clear()
    try {
      await save.mutateAsync({
        input: populationInputOf(values),
        revise(now, all) {
          const joined = merged.takeIn(populationFormOf(now))
          return joined && populationBodyOf(populationForm.parse(joined), all)
        },
      })
      toast('success', `The population ${values.name} was saved.`)
      onClose()
    } catch (error) {
      failure.place(error, (target, message) => {
        if (target !== 'name' && target !== 'description') return false
        form.setError(target, { message })
        return true
      })
    }
  }, failure.refuse)

  return (
    <FormDialog
      title={population === undefined ? 'Add population' : `Edit ${population.name}`}
      isPending={save.isPending}
      isDirty={merged.isDirty}
      failures={failure.count}
      onSubmit={() => void submit()}
      onClose={onClose}
    >
      <ConflictsContext value={merged}>
        <FormTextField control={control} name="name" label="Population Name" isRequired autoFocus />
        <FormTextField control={control} name="description" label="Description" />
      </ConflictsContext>
      <SaveTrouble failure={failure} conflicts={merged.conflicts} />
    </FormDialog>
  )
}

const populationForm = z.object({
  name: z.string().trim().min(1, 'Population Name is required.'),
  description: z.string().trim(),
})
/** The fields of a population that the console edits. An empty text means: none. */
type PopulationForm = z.infer<typeof populationForm>

const newPopulation: PopulationForm = { name: '', description: '' }

export const populationFormOf = ({ name, description = '' }: Population): PopulationForm => ({
  name,
  description,
})

/** The body of a create. */
const populationInputOf = ({ name, description }: PopulationForm): PopulationInput => ({
  name,
  ...(description !== '' && { description }),
})

const said = [...Object.keys(newPopulation), 'userCount']

/** The body of a replace; members that the form does not show keep their values. */
export const populationBodyOf = (
  form: PopulationForm,
  all: Readonly<Record<string, unknown>>,
): object => ({ ...keptOf(all, said), ...populationInputOf(form) })

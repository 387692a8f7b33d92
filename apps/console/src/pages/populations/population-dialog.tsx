import { zodResolver } from '@hookform/resolvers/zod'
import type { Population } from '@pingone-sandbox/contract'
import { useForm } from 'react-hook-form'
import { ConflictsContext } from '../../patterns/merge/conflicts.ts'
import { useMergedForm } from '../../patterns/merge/use-merged-form.ts'
import { FormDialog } from '../../patterns/form/form-dialog.tsx'
import { FormTextField } from '../../patterns/form/form-text-field.tsx'
import { SaveTrouble } from '../../patterns/merge/save-trouble.tsx'
import { useSaveFailure } from '../../patterns/merge/use-save-failure.ts'
import { useToast } from '../../patterns/toast/toast.tsx'
import {
  newPopulation,
  populationBodyOf,
  type PopulationForm,
  populationForm,
  populationFormOf,
  populationInputOf,
} from './population-form.ts'
import { useSavePopulation } from '../../entities/population/population-queries.ts'

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

import { zodResolver } from '@hookform/resolvers/zod'
import type { Population } from '@pingone-sandbox/contract'
import { useForm } from 'react-hook-form'
import { ConflictsContext } from '../../lib/merge/conflicts.ts'
import { useMergedForm } from '../../lib/merge/use-merged-form.ts'
import { FormDialog } from '../../ui/form-dialog.tsx'
import { FormTextField } from '../../ui/form-text-field.tsx'
import { SaveTrouble } from '../../ui/save-trouble.tsx'
import { useSaveFailure } from '../../ui/use-save-failure.ts'
import { useToast } from '../../ui/toast.tsx'
import {
  newPopulation,
  populationBodyOf,
  type PopulationForm,
  populationForm,
  populationFormOf,
  populationInputOf,
} from './population-form.ts'
import { useSavePopulation } from './population-queries.ts'

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

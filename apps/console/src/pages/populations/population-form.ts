import type { Population, PopulationInput } from '@pingone-sandbox/contract'
import { z } from 'zod'
import { keptOf } from '../../patterns/merge/update-resource.ts'

export const populationForm = z.object({
  name: z.string().trim().min(1, 'Population Name is required.'),
  description: z.string().trim(),
})
/** The fields of a population that the console edits. An empty text means: none. */
export type PopulationForm = z.infer<typeof populationForm>

export const newPopulation: PopulationForm = { name: '', description: '' }

export const populationFormOf = ({ name, description = '' }: Population): PopulationForm => ({
  name,
  description,
})

/** The body of a create. */
export const populationInputOf = ({ name, description }: PopulationForm): PopulationInput => ({
  name,
  ...(description !== '' && { description }),
})

const said = [...Object.keys(newPopulation), 'userCount']

/** The body of a replace: what the form does not show stays as it is. */
export const populationBodyOf = (
  form: PopulationForm,
  all: Readonly<Record<string, unknown>>,
): object => ({ ...keptOf(all, said), ...populationInputOf(form) })

import { useQuery } from '@tanstack/react-query'
import { z } from 'zod'
import { control } from '../../lib/control-client.ts'
import type { TargetVocabulary } from './suggest-paths.ts'

const listOf = <Item extends z.ZodType>(item: Item) => z.object({ Resources: z.array(item) })

const resourceTypes = listOf(
  z.object({
    endpoint: z.string(),
    schema: z.string(),
    schemaExtensions: z.array(z.object({ schema: z.string() })).default([]),
  }),
)
const schemas = listOf(
  z.object({
    id: z.string(),
    attributes: z.array(
      z.object({
        name: z.string(),
        subAttributes: z.array(z.object({ name: z.string() })).default([]),
      }),
    ),
  }),
)

/** Held by every resource, and in no schema (RFC 7643 §3.1). */
const common = ['id', 'externalId', 'meta.created', 'meta.lastModified', 'meta.resourceType']

/** What a target that does not describe itself is taken to have. */
const unknown: TargetVocabulary = {
  endpoints: ['/Users', '/Groups'].map((path) => ({ path, attributes: common })),
}

/** The words of the target, as it describes itself under /ResourceTypes and /Schemas. */
export function useTargetVocabulary(): TargetVocabulary {
  const { data } = useQuery({
    queryKey: ['target-vocabulary'],
    queryFn: async () => {
      const [types, definitions] = await Promise.all([
        control('/target/ResourceTypes', resourceTypes),
        control('/target/Schemas', schemas),
      ])
      const named = new Map(definitions.Resources.map((schema) => [schema.id, namesOf(schema)]))
      return {
        endpoints: types.Resources.map(({ endpoint, schema, schemaExtensions }) => ({
          path: endpoint,
          attributes: [
            ...(named.get(schema) ?? []),
            ...common,
            ...schemaExtensions.flatMap((extension) =>
              (named.get(extension.schema) ?? []).map((name) => `${extension.schema}:${name}`),
            ),
          ],
        })),
      }
    },
    staleTime: Infinity,
    retry: false,
  })
  return data ?? unknown
}

function namesOf({ attributes }: z.infer<typeof schemas>['Resources'][number]): readonly string[] {
  return attributes.flatMap(({ name, subAttributes }) => [
    name,
    ...subAttributes.map((sub) => `${name}.${sub.name}`),
  ])
}

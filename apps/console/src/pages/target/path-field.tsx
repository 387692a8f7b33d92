import { useQuery } from '@tanstack/react-query'
import { useId } from 'react'
import { Input, Label, Text, TextField } from 'react-aria-components'
import { readTarget } from '../../entities/target/ask-target.ts'
import type { ShownTarget } from '../../entities/target/shown-target.ts'
import { classNames } from '../../ui/class-names.ts'
import field from '../../ui/field.module.css'
import { suggestPaths, type TargetVocabulary } from './suggest-paths.ts'

interface Props {
  readonly target: ShownTarget
  readonly value: string
  readonly onChange: (value: string) => void
}

/** The path field of a request, with completion. */
export function PathField({ target, value, onChange }: Props) {
  const listId = useId()
  const vocabulary = useTargetVocabulary(target)
  return (
    <TextField value={value} onChange={onChange} className={classNames(field.field)}>
      <Label className={field.label}>Path</Label>
      <Input
        list={listId}
        spellCheck={false}
        autoComplete="off"
        className={classNames(field.input, field.mono)}
      />
      <Text slot="description" className={field.description}>
        Below the SCIM endpoint. Attributes and operators of a filter are completed; it is encoded
        when sent.
      </Text>
      <datalist id={listId}>
        {suggestPaths(value, vocabulary).map((path) => (
          <option key={path} value={path}>
            {path}
          </option>
        ))}
      </datalist>
    </TextField>
  )
}

interface ListOf<Item> {
  readonly Resources: readonly Item[]
}

interface ResourceType {
  readonly endpoint: string
  readonly schema: string
  readonly schemaExtensions?: readonly { readonly schema: string }[]
}

interface Schema {
  readonly id: string
  readonly attributes: readonly {
    readonly name: string
    readonly subAttributes?: readonly { readonly name: string }[]
  }[]
}

/** Common attributes, which no schema lists (RFC 7643 §3.1). */
const common = ['id', 'externalId', 'meta.created', 'meta.lastModified', 'meta.resourceType']

/** The default for a target without discovery endpoints. */
const unknown: TargetVocabulary = {
  endpoints: ['/Users', '/Groups'].map((path) => ({ path, attributes: common })),
}

/** The vocabulary of the target, from /ResourceTypes and /Schemas. */
function useTargetVocabulary(target: ShownTarget): TargetVocabulary {
  const { data } = useQuery({
    queryKey: ['target-vocabulary', target.id],
    queryFn: async () => {
      const [types, definitions] = await Promise.all([
        readList<ResourceType>(target, '/ResourceTypes'),
        readList<Schema>(target, '/Schemas'),
      ])
      const named = new Map(definitions.Resources.map((schema) => [schema.id, namesOf(schema)]))
      return {
        endpoints: types.Resources.map(({ endpoint, schema, schemaExtensions = [] }) => ({
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

/** Throws where the target does not describe itself; the default is used then. */
async function readList<Item>(target: ShownTarget, path: string): Promise<ListOf<Item>> {
  const { status, body } = await readTarget(target, path)
  if (status !== 200) throw new Error(`${path} answers ${status}.`)
  return JSON.parse(body) as ListOf<Item>
}

function namesOf({ attributes }: Schema): readonly string[] {
  return attributes.flatMap(({ name, subAttributes = [] }) => [
    name,
    ...subAttributes.map((sub) => `${name}.${sub.name}`),
  ])
}

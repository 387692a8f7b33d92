import { type Mapping, mappingKindOf, type MappingLine } from '@pingone-sandbox/contract'
import { useQuery } from '@tanstack/react-query'
import { useSession } from '../../../entities/environment/session.ts'
import { usePropagationChange } from '../../../entities/revision/use-propagation-change.ts'
import { answer } from '../../../lib/answer.ts'
import { type PlatformClient, PlatformError } from '@pingone-sandbox/client'
import { DeletedElsewhereError, UndecidedError } from '../../../patterns/merge/update-resource.ts'

/** The mappings that a rule defines itself, those of its groups' names included. */
export function useMappings(ruleId: string) {
  const { platform } = useSession()
  return useQuery({
    queryKey: ['mappings', ruleId],
    queryFn: () => readMappings(platform, ruleId),
  })
}

export const isOfUsers = (mapping: Mapping) => mappingKindOf(mapping) === 'user'

/** Returns the new mapping from the saved one; undefined while a conflict is open. */
type ReviseMapping = (saved: readonly Mapping[]) => readonly MappingLine[] | undefined

/** Changes the mapping of a rule's users, or of its groups; an empty one brings the defaults back. */
export function useSaveMapping(ruleId: string, type: 'user' | 'group' = 'user') {
  const { platform } = useSession()
  return usePropagationChange(async (revise: ReviseMapping) => {
    const saved = (await readMappings(platform, ruleId).catch(unlessGone)).filter(
      (line) => isOfUsers(line) === (type === 'user'),
    )
    const lines = revise(saved)
    if (lines === undefined) throw new UndecidedError()
    for (const { id, body } of mappingSteps(saved, lines)) {
      const path =
        id === undefined ? `/propagation/rules/${ruleId}/mappings` : `/propagation/mappings/${id}`
      const method = body === undefined ? 'DELETE' : id === undefined ? 'POST' : 'PUT'
      // In order, to keep their order in the list.
      // oxlint-disable-next-line no-await-in-loop
      await platform.send(path, {
        method,
        body: body && type === 'group' ? { ...body, attributeMappingType: type } : body,
      })
    }
  })
}

function unlessGone(error: unknown): never {
  throw error instanceof PlatformError && error.status === 404 ? new DeletedElsewhereError() : error
}

async function readMappings(platform: PlatformClient, ruleId: string): Promise<readonly Mapping[]> {
  return (
    await platform.list(`/propagation/rules/${ruleId}/mappings`, 'mappings', answer('mapping'))
  ).items
}

/** One request on the way from a saved mapping to another: with an id a replace, without a body a delete. */
interface MappingStep {
  readonly id?: string
  readonly body?: MappingLine & Pick<Mapping, 'name'>
}

/**
 * Computes the requests from a saved mapping to the wanted lines.
 *
 * A line is keyed by its target, which is unique. Deletions come first, so that targets are free.
 */
export function mappingSteps(
  saved: readonly Mapping[],
  wanted: readonly MappingLine[],
): readonly MappingStep[] {
  const isWanted = ({ targetAttribute }: Mapping) =>
    wanted.some((line) => line.targetAttribute === targetAttribute)
  return [
    ...saved.filter((line) => !isWanted(line)).map(({ id }) => ({ id })),
    ...wanted.flatMap((body): readonly MappingStep[] => {
      const known = saved.find(({ targetAttribute }) => targetAttribute === body.targetAttribute)
      if (known === undefined) return [{ body }]
      if (isSame(known, body)) return []
      const { id, name } = known
      return [{ id, body: { ...body, ...(name !== undefined && { name }) } }]
    }),
  ]
}

const isSame = (one: MappingLine, other: MappingLine): boolean =>
  one.sourceAttribute === other.sourceAttribute && one.expression === other.expression

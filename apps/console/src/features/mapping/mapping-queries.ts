import {
  mapping,
  mappingKindOf,
  type Mapping,
  type MappingLine,
} from '@pingone-sandbox/pingone/contract'
import { useQuery } from '@tanstack/react-query'
import type { PlatformClient } from '../../lib/platform-client.ts'
import { usePropagationChange } from '../session/use-propagation-change.ts'
import { useSession } from '../session/session.ts'
import { mappingSteps } from './mapping-steps.ts'

/** The mappings that a rule defines itself, those of its groups' names included. */
export function useMappings(ruleId: string) {
  const { platform } = useSession()
  return useQuery({
    queryKey: ['mappings', ruleId],
    queryFn: () => readMappings(platform, ruleId),
  })
}

export const isOfUsers = (mapping: Mapping) => mappingKindOf(mapping) === 'user'

/** Makes the saved mapping of a rule's users, or of its groups, the given one; an empty one brings the defaults back. */
export function useSaveMapping(ruleId: string, type: 'user' | 'group' = 'user') {
  const { platform } = useSession()
  return usePropagationChange(async (lines: readonly MappingLine[]) => {
    // Somebody else may have saved since it was read.
    const saved = (await readMappings(platform, ruleId)).filter(
      (line) => isOfUsers(line) === (type === 'user'),
    )
    for (const { id, body } of mappingSteps(saved, lines)) {
      const path =
        id === undefined ? `/propagation/rules/${ruleId}/mappings` : `/propagation/mappings/${id}`
      const method = body === undefined ? 'DELETE' : id === undefined ? 'POST' : 'PUT'
      // One after the other keeps their order in the list.
      // oxlint-disable-next-line no-await-in-loop
      await platform.send(path, {
        method,
        body: body && type === 'group' ? { ...body, attributeMappingType: type } : body,
      })
    }
  })
}

async function readMappings(platform: PlatformClient, ruleId: string): Promise<readonly Mapping[]> {
  return (await platform.list(`/propagation/rules/${ruleId}/mappings`, 'mappings', mapping)).items
}

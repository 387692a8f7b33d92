import type { Population } from '@pingone-sandbox/contract'
import { useQuery } from '@tanstack/react-query'
import { useSession } from '../environment/index.ts'
import { answer } from '../../lib/answer.ts'

/** The populations of the environment. */
export function usePopulations(): readonly Population[] | undefined {
  const { platform } = useSession()
  const { data } = useQuery({
    queryKey: ['populations'],
    queryFn: async () =>
      (await platform.list('/populations', 'populations', answer('population'))).items,
  })
  return data
}

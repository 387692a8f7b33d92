import { useQuery } from '@tanstack/react-query'
import { useSession } from '../environment/index.ts'
import { answer } from '../../lib/answer.ts'

/** All propagation stores: the PingOne directory and the connections. */
export function useStores() {
  const { platform } = useSession()
  return useQuery({
    queryKey: ['stores'],
    queryFn: async () =>
      (await platform.list('/propagation/stores', 'stores', answer('propagationStore'))).items,
  })
}

/** The connections, by name. */
export function useConnections() {
  const { data, ...query } = useStores()
  const connections = data
    ?.filter((store) => store.type === 'scim')
    .toSorted((one, other) => one.name.localeCompare(other.name))
  return { ...query, data: connections }
}

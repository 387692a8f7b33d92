import { useQuery } from '@tanstack/react-query'
import { useSession } from '../environment/index.ts'
import { answer } from '../../lib/answer.ts'

/** The attributes of users that the environment declares itself. */
export function useCustomAttributes() {
  const { platform } = useSession()
  return useQuery({
    queryKey: ['schema-attributes'],
    queryFn: async () => {
      const [user] = (await platform.list('/schemas', 'schemas', answer('resource'))).items
      if (user === undefined) return []
      const path = `/schemas/${user.id}/attributes`
      const { items } = await platform.list(path, 'attributes', answer('schemaAttribute'))
      return items.filter(({ schemaType }) => schemaType === 'CUSTOM')
    },
  })
}

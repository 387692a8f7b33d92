import { environment } from '@pingone-sandbox/contract'
import { useQuery } from '@tanstack/react-query'
import { useSession } from './session.ts'

/** The environment that the console can work in, as a list for the picker. */
export function useEnvironments() {
  const { platform } = useSession()
  return useQuery({
    queryKey: ['environments'],
    queryFn: async () => [await platform.read('', environment)],
    staleTime: Infinity,
  })
}

import { useQuery } from '@tanstack/react-query'
import { useSession } from './session.ts'
import { answer } from '../../lib/answer.ts'

/** The environment that the console can work in, as a list for the picker. */
export function useEnvironments() {
  const { platform } = useSession()
  return useQuery({
    queryKey: ['environments'],
    queryFn: async () => [await platform.read('', answer('environment'))],
    staleTime: Infinity,
  })
}

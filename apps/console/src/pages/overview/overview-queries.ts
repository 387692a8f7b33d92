import { useQuery } from '@tanstack/react-query'
import { answer } from '../../lib/answer.ts'
import { control } from '../../lib/control-client.ts'

/** Without entries nothing is reported, and yet requests grow old. Milliseconds. */
const refetchInterval = 10_000

/** How provisioning goes. The key is below that of the rules, so that the stream invalidates it. */
export const useOverview = () =>
  useQuery({
    queryKey: ['rules', 'overview'],
    queryFn: () => control('/overview', answer('overview')),
    refetchInterval,
  })

import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { answer } from '../../lib/answer.ts'
import { control, sendControl } from '../../lib/control-client.ts'

const queryKey = ['misbehaviours']
const readMisbehaviours = () => control('/misbehaviours', answer('misbehaviourList'))

/** The misbehaviours of the reference server, active ones marked; the stream invalidates keys that begin with `misbehaviours`. */
export const useMisbehaviours = () => useQuery({ queryKey, queryFn: readMisbehaviours })

/** Changes the current set of active misbehaviours, whatever it is by then. */
export async function changeMisbehaviours(
  change: (active: readonly string[]) => readonly string[],
) {
  const { misbehaviours } = await readMisbehaviours()
  const active = misbehaviours.filter((each) => each.active).map(({ id }) => id)
  return sendControl('PUT', '/misbehaviours', answer('misbehaviourList'), {
    active: change(active),
  })
}

/** The same, with the answer kept for the pages. */
export function useChooseMisbehaviours() {
  const queryClient = useQueryClient()
  return useMutation({
    scope: { id: 'misbehaviours' },
    mutationFn: changeMisbehaviours,
    onSuccess: (data) => queryClient.setQueryData(queryKey, data),
  })
}

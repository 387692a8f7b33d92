import { useMutation, useQuery } from '@tanstack/react-query'
import { control, sendControl } from '../../lib/control-client.ts'
import { answer } from '../../lib/answer.ts'

/** The scenarios that the sandbox can play. */
export function useScenarios() {
  return useQuery({
    queryKey: ['scenarios'],
    queryFn: async () => (await control('/scenarios', answer('scenarioList'))).scenarios,
    staleTime: Infinity,
  })
}

/** Plays a scenario; answers what was done. */
export function useRunScenario(name: string) {
  return useMutation({
    mutationFn: (parameters: Readonly<Record<string, string | number>>) =>
      sendControl('POST', `/scenarios/${name}`, answer('scenarioRun'), parameters),
  })
}

/** How much there is left to provision; asked again until there is nothing. */
export function useSyncLeft() {
  const { data } = useQuery({
    queryKey: ['idle'],
    // Past the timeout it answers 408; without one it would wait.
    queryFn: async () => {
      const response = await fetch('/_sandbox/idle?timeout=0ms')
      const { queued, running } = answer('idle').parse(await response.json())
      return queued + running
    },
    refetchInterval: ({ state }) => (state.data === 0 ? false : 500),
    gcTime: 0,
    staleTime: 0,
  })
  return data
}

import { useMutation, useQuery } from '@tanstack/react-query'
import { control, readWork, sendControl } from '../../lib/control-client.ts'
import { answer } from '../../lib/answer.ts'

/** The scenarios of the sandbox. */
export function useScenarios() {
  return useQuery({
    queryKey: ['scenarios'],
    queryFn: async () => (await control('/scenarios', answer('scenarioList'))).scenarios,
    staleTime: Infinity,
  })
}

type Parameters = Readonly<Record<string, string | number>>

/** Plays a scenario and returns its steps; parameters that are left out have their defaults. */
export const playScenario = (name: string, parameters: Parameters) =>
  sendControl('POST', `/scenarios/${name}`, answer('scenarioRun'), parameters)

/** Plays a scenario and returns its steps. */
export function useRunScenario(name: string) {
  return useMutation({
    mutationFn: (parameters: Parameters) => playScenario(name, parameters),
  })
}

/** How much is left to provision; read again until nothing is. */
export function useSyncLeft() {
  const { data } = useQuery({
    queryKey: ['idle'],
    queryFn: async () => {
      const { queued, running } = await readWork()
      return queued + running
    },
    refetchInterval: ({ state }) => (state.data === 0 ? false : 500),
    gcTime: 0,
    staleTime: 0,
  })
  return data
}

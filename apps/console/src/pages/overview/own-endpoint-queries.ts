import { ControlError } from '@pingone-sandbox/client'
import type {
  Connected,
  ConnectFailure,
  ConnectQuery,
  MomentRule,
  SubjectStory,
} from '@pingone-sandbox/contract'
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { answer } from '../../lib/answer.ts'
import { control, sendControl } from '../../lib/control-client.ts'

const connectedKey = ['rules', 'connected'] as const

/** The endpoint that was connected last in this window; it outlives the page. */
export function useConnected() {
  return useQuery<Connected | null>({
    queryKey: connectedKey,
    queryFn: () => null,
    enabled: false,
    initialData: null,
    gcTime: Infinity,
  }).data
}

/** Connects an endpoint, and forgets it again. */
export function useConnect() {
  const queryClient = useQueryClient()
  const set = (value: Connected | null) => queryClient.setQueryData(connectedKey, value)
  const connect = useMutation({
    mutationFn: (query: ConnectQuery) =>
      sendControl('POST', '/connect', answer('connected'), query),
    onSuccess: set,
    onSettled: () =>
      Promise.all(
        ['stores', 'rules', 'synced'].map((key) =>
          queryClient.invalidateQueries({ queryKey: [key] }),
        ),
      ),
  })
  return { ...connect, forget: () => set(null) }
}

/** The members of the error of an endpoint that could not be connected. */
export function connectFailureOf(error: unknown): Partial<ConnectFailure> {
  const isFailure = error instanceof ControlError && error.code === 'connection_failed'
  return isFailure ? (error.body as Partial<ConnectFailure>) : {}
}

/** While nothing has come of the work, it is asked for again. Milliseconds. */
const everyMs = 1000

/** What was done for the user of a connected endpoint, under its rule; undefined until something was. */
export function useJourney({ user, rule, retryChangeId }: Connected) {
  const workOf = (story: SubjectStory | undefined): MomentRule | undefined =>
    story?.moments
      .filter(({ changeId }) => retryChangeId === undefined || changeId === retryChangeId)
      .flatMap(({ rules }) => rules)
      .find((work) => work.rule.id === rule.id && (work.exchanges.length > 0 || work.outcome))
  const { data, error } = useQuery({
    queryKey: ['synced', 'journey', user?.id],
    queryFn: () =>
      control(`/subjects/users/${encodeURIComponent(user?.id ?? '')}`, answer('subjectStory')),
    enabled: user !== undefined,
    refetchInterval: ({ state }) => workOf(state.data)?.outcome === undefined && everyMs,
  })
  return { work: workOf(data), error }
}

import { type State, states } from './states.ts'
import { StatusBadge } from './status-badge.tsx'

/** A state with its word and its tone. */
export function StateBadge({ state }: { readonly state: State }) {
  const [tone, word] = states[state]
  return <StatusBadge tone={tone}>{word}</StatusBadge>
}

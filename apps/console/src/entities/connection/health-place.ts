import type { ConnectionState } from '@pingone-sandbox/contract'
import type { usePaths } from '../environment/index.ts'

/** Where the cause of a connection's failures is: the story of the one that fails, the failures of a rule, else the connection. */
export function healthPlace(
  { id, health: { failed, example } }: Pick<ConnectionState, 'id' | 'health'>,
  paths: ReturnType<typeof usePaths>,
): string {
  if (example === undefined) return paths.connection(id)
  return failed === 1 ? paths.about(example.subject) : paths.rule(example.ruleId, 'status')
}

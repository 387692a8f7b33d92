import type { TargetResource } from '../outbound/answer.ts'
import type { Result } from '../outbound/result.ts'

interface Finder {
  find(key: string): Promise<Result<TargetResource | undefined>>
}

/** Searches by each user identifier or group name in turn, and returns the first result or failure. */
export async function findAny(
  keys: readonly string[],
  operations: Finder,
): Promise<Result<TargetResource | undefined>> {
  for (const key of new Set(keys)) {
    const found = await operations.find(key)
    if (!found.ok || found.value) return found
  }
  return { ok: true, value: undefined }
}

import type { TargetResource } from '../outbound/answer.ts'
import type { Result } from '../outbound/result.ts'

interface Finder {
  find(name: string): Promise<Result<TargetResource | undefined>>
}

/** Searches under several names, one after the other; the first that finds something decides. */
export async function findAny(
  names: readonly string[],
  operations: Finder,
): Promise<Result<TargetResource | undefined>> {
  for (const name of new Set(names)) {
    const found = await operations.find(name)
    if (!found.ok || found.value) return found
  }
  return { ok: true, value: undefined }
}

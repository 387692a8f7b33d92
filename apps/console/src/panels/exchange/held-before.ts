import {
  readResourceHistory,
  readTargetRequest,
} from '../../entities/target/target-request-queries.ts'

/** What the reference server answered to the last change of a resource before an instant; null when its log does not tell. */
export async function readHeldBefore(resource: string, instant: string): Promise<object | null> {
  const last = (await readResourceHistory(resource)).find(({ at }) => at < instant)
  if (last === undefined) return null
  const { response } = await readTargetRequest(last.seq)
  try {
    const held: unknown = JSON.parse(response.body)
    return typeof held === 'object' ? held : null
  } catch {
    return null
  }
}

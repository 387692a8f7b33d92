import { idOf, resourcesIn } from '../wire/resource.ts'
import type { Scene } from './scene.ts'
import type { Judgement } from './theme.ts'

interface Sought {
  readonly user: { readonly id: string }
  readonly name: string
  /** Reports an account that only a second search shows; other checks take it for shown. */
  readonly isAboutTime?: true
}

/**
 * Judges whether a search for a name shows the account that PingOne has linked, and no other. Undefined where it does.
 *
 * It searches a second time where the first search does not show it: some servers answer from a copy that follows later.
 */
export async function judgeFound(
  { endpoint, targetId }: Scene,
  { user, name, isAboutTime }: Sought,
): Promise<Judgement | undefined> {
  const id = await targetId(user)
  const search = async () => {
    const answer = await endpoint.find('User', name)
    const ids = new Set(answer.found.map(idOf))
    return { ...answer, ids, isRight: ids.size === 1 && id !== undefined && ids.has(id) }
  }
  const first = await search()
  if (first.isRight) return undefined
  const second = await search()
  const exchanges = [first.exchange.id, second.exchange.id]
  const answered = `is answered with ${first.status ?? 'nothing'}`
  if (second.isRight && !isAboutTime) return undefined
  if (second.isRight)
    return {
      verdict: 'remark',
      cause: 'stale',
      summary: `The first search for ${name} after the write does not show the account; the second one does.`,
      next: 'A look-up that follows a write at once finds nothing, and PingOne sends a create.',
      exchanges,
    }
  const others = resourcesIn(second.body).length
  return {
    verdict: 'breaks',
    cause: 'not-found',
    summary: summarise(),
    next: 'When PingOne looks the user up again, it does not find the account: it creates another one, or fails with 409.',
    exchanges,
  }

  function summarise(): string {
    if (second.ids.size > 1)
      return `The search for ${name} shows ${second.ids.size} accounts of this name.`
    if (second.ids.size === 1)
      return `The search for ${name} shows the account ${[...second.ids].join()}, and PingOne has linked ${id}.`
    if (others > 0)
      return `The search for ${name} ${answered}, and shows ${others} ${others === 1 ? 'account' : 'accounts'} of another name.`
    return `The search for ${name} ${answered}, and does not show the account.`
  }
}

import type { Evidence } from './evidence.ts'
import type { Scene } from './scene.ts'
import type { Judgement } from './theme.ts'

/** Judges whether PingOne has linked the account that existed, and has not created another. Undefined where it has. */
export async function judgeLinked(
  { sent }: Pick<Evidence, 'sent'>,
  { account, targetId, user }: Scene,
  key: string,
): Promise<Judgement | undefined> {
  const [existing, linked] = [account(key), await targetId(user(key))]
  if (linked === existing) return undefined
  const lookup = sent.find(({ purpose }) => purpose === 'lookup')
  const filter = new URL(lookup?.request.url ?? 'http://a').searchParams.get('filter') ?? ''
  return {
    verdict: 'breaks',
    cause: 'duplicate',
    summary: `The search for ${filter} does not show the account ${existing}, and the endpoint lets PingOne create ${linked ?? 'another'} beside it.`,
    next: 'The user has two accounts from then on: PingOne changes and disables the new one, and the old one stays as it is.',
    exchanges: sent.map(({ id }) => id),
  }
}

import { idOf, resourcesIn, tryParse } from '../wire/resource.ts'
import { memberOf } from '../wire/resource.ts'
import type { Evidence } from './evidence.ts'
import { rfc } from './rfc.ts'
import type { Scene } from './scene.ts'
import type { Judgement, Theme } from './theme.ts'

/** An account that the User Filter Expression does not find, so that PingOne tries to create it again. */
export const conflict: Theme = {
  id: 'conflict',
  title: 'An account that PingOne does not find',
  configuration: { USER_FILTER: 'userName eq "other-%s"' },
  checks: [
    {
      id: 'conflict.refused',
      title: 'A second account of the same name is refused',
      needs:
        'PingOne looks the user up by an expression that does not find the account, and sends POST /Users. The endpoint refuses it with 409, so that no user has two accounts.',
      section: rfc(7644, '3.3'),
      fix: [
        'Make userName unique in the store itself, without regard to letter case.',
        'Answer a POST with a userName that is taken with 409, scimType uniqueness and a detail.',
      ],
      behaviours: ['create-conflict-fails'],
      after: ['users.create', 'users.find-nothing'],
      expectsFailure: true,
      async play({ createAccount, createUser }) {
        await createAccount('ada')
        await createUser('ada')
      },
      judge: judgeConflict,
    },
  ],
}

async function judgeConflict(
  { sent, outcomes }: Evidence,
  { choices, account }: Scene,
): Promise<Judgement | undefined> {
  // The last attempt: an endpoint may ask for fewer requests before.
  const post = sent.findLast(({ request }) => request.method === 'POST')
  const [outcome] = outcomes
  const isFailed = outcome?.status === 'failed'
  const failure = { summary: outcome?.summary ?? '', exchanges: post ? [post.id] : [] }
  if (post?.response === undefined)
    return isFailed ? { verdict: 'breaks', cause: 'other', ...failure } : undefined
  const { status } = post.response
  const body = tryParse(post.response.body)
  const links = choices.createConflict === 'link'
  if (status >= 200 && status < 300) return judgeSuccess()
  if (status !== 409)
    return {
      verdict: links ? 'breaks' : 'remark',
      cause: status >= 500 ? 'target-error' : 'refused',
      summary: `The endpoint answers a POST with a userName that is taken with ${status} in place of 409.`,
      next:
        status >= 500
          ? 'PingOne takes it for an outage and repeats the POST, then counts the user as Failed; the cause does not show that the name is taken.'
          : 'PingOne counts the user as Failed; the cause does not show that the name is taken.',
      exchanges: failure.exchanges,
    }
  if (links && isFailed) return { verdict: 'breaks', cause: 'conflict', ...failure }
  const scimType = resourceMember(body, 'scimType')
  if (scimType === 'uniqueness')
    return {
      verdict: 'works',
      summary: 'The endpoint refuses the second account with 409 and scimType uniqueness.',
    }
  return {
    verdict: 'remark',
    cause: 'scim-type',
    summary: `The endpoint refuses the second account with 409 and ${scimType === undefined ? 'no scimType' : `scimType ${JSON.stringify(scimType)}`} in place of uniqueness.`,
    next: 'PingOne counts the user as Failed in either case; the reason is not in the sync status.',
    exchanges: failure.exchanges,
  }

  function judgeSuccess(): Judgement | undefined {
    const [created] = resourcesIn(body)
    const id = created && idOf(created)
    if (id === account('ada'))
      return {
        verdict: 'remark',
        cause: 'upsert',
        summary: `The endpoint answers a POST with a userName that is taken with ${status} and the existing account.`,
        next: 'PingOne takes the account for its own, and changes it from then on.',
        exchanges: failure.exchanges,
      }
    if (id === undefined)
      return {
        verdict: 'breaks',
        cause: 'unreadable',
        summary: `The endpoint answers a POST with a userName that is taken with ${status}, and without a user.`,
        next: 'PingOne cannot use the answer: the user is Failed, and the cause does not show that the name is taken.',
        exchanges: failure.exchanges,
      }
    return {
      verdict: 'breaks',
      cause: 'duplicate',
      summary: `The endpoint answers a POST with a userName that is taken with ${status}: it has two accounts of this name.`,
      next: 'The user has two accounts: PingOne changes and disables the new one, and the old one stays as it is.',
      exchanges: failure.exchanges,
    }
  }
}

const resourceMember = (body: unknown, name: string): unknown =>
  typeof body === 'object' && body !== null && !Array.isArray(body)
    ? memberOf(body as Readonly<Record<string, unknown>>, name)
    : undefined

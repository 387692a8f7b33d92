import {
  type CheckExchange,
  explainFailure,
  type FailureCause,
  type JournalEntryOf,
} from '@pingone-sandbox/contract'
import type { Evidence } from '../themes/evidence.ts'
import type { Scene } from '../themes/scene.ts'
import type { Check, Judgement } from '../themes/theme.ts'
import { inCheckWords } from './engine-words.ts'
import { isNeeded } from './needed.ts'
import { nextStep } from './next-step.ts'

/** Judges work of PingOne that has failed. */
export async function judgeFailure(
  check: Check,
  { outcomes, sent }: Evidence,
  scene: Scene,
): Promise<Judgement | undefined> {
  const outcome = outcomes.find(({ status }) => status === 'failed' || status === 'partial')
  if (outcome === undefined) return undefined
  const { cause = 'other' } = outcome
  const failed = sent.filter(isFailed)
  const culpritId = await culpritOf(outcome, scene)
  // The ids of the report have a prefix.
  const culprit = sent.find(({ id }) => culpritId !== undefined && id.endsWith(culpritId))
  const isUnsupported =
    cause === 'method-not-supported' || (isWriteRefused(failed.at(-1)) && !isNeeded(check, scene))
  const decisive = culprit ?? failed.at(-1)
  // A search that is refused says as little of the account as one that is answered with 404.
  const isSearch = cause === 'refused' && decisive?.request.method === 'GET'
  return {
    verdict: isUnsupported ? 'not-supported' : 'breaks',
    cause,
    summary: sayFailure(outcome, { sent, decisive }),
    next: nextStep(isSearch ? 'search-not-found' : cause),
    details: isSearch ? [] : explain(cause),
    exchanges: [...new Set([...(culprit ? [culprit] : []), ...failed].map(({ id }) => id))],
  }
}

/** The id of the exchange to which the engine attributes a failure. */
async function culpritOf(
  { subject }: JournalEntryOf<'outcome'>,
  { control }: Scene,
): Promise<string | undefined> {
  const story = await control.subjectStory(
    { type: subject.type === 'group' ? 'group' : 'user', id: subject.id },
    { limit: 5 },
  )
  const rules = story.moments.flatMap((moment) => moment.rules)
  return rules.map(({ culprit }) => culprit).find((each) => each !== undefined)?.exchangeId
}

/** A write that the endpoint refuses with a reason: what it asks for is not possible there. */
const isWriteRefused = (exchange: CheckExchange | undefined) =>
  exchange !== undefined &&
  exchange.request.method !== 'GET' &&
  [400, 413, 422].includes(exchange.response?.status ?? 0)

interface Failed {
  readonly sent: readonly CheckExchange[]
  readonly decisive: CheckExchange | undefined
}

/** What the endpoint did. Of a conflict that is first that the search before it has not shown the account. */
function sayFailure(
  { cause, summary }: JournalEntryOf<'outcome'>,
  { sent, decisive }: Failed,
): string {
  const filter = filterOf(sent.findLast(({ purpose }) => purpose === 'lookup'))
  if (cause === 'conflict' && filter !== undefined)
    return `The endpoint does not show the account to a search for ${filter}, and refuses the create with 409, since it has the account.`
  const text = inCheckWords(summary)
  const answered = 'The endpoint answered '
  return decisive && text.startsWith(answered)
    ? `The endpoint answers ${requestOf(decisive)} with ${text.slice(answered.length)}`
    : text
}

/** A request without its host and ids: `PUT /Users/{id}`, `GET /Users?filter=userName eq "ada"`. */
function requestOf(exchange: CheckExchange): string {
  const { method, url } = exchange.request
  const [, path = '', id] = /\/(Users|Groups)(\/[^/?]+)?(?:\?.*)?$/.exec(url) ?? []
  if (path === '') return `${method} ${URL.parse(url)?.pathname ?? url}`
  const filter = filterOf(exchange)
  return `${method} /${path}${id === undefined ? '' : '/{id}'}${filter === undefined ? '' : `?filter=${filter}`}`
}

const filterOf = (exchange: CheckExchange | undefined) =>
  URL.parse(exchange?.request.url ?? '')?.searchParams.get('filter') ?? undefined

/** Causes whose advice is about the connection of the simulator; the check says how to fix the server. */
const adviceOfSimulator: ReadonlySet<FailureCause> = new Set([
  'method-not-supported',
  'conflict',
  'target-error',
  'connection-check',
])

function explain(cause: FailureCause): readonly string[] {
  const { meaning, advice } = explainFailure(cause)
  return [meaning, ...(adviceOfSimulator.has(cause) ? [] : [advice])].map(inCheckWords)
}

export const isFailed = ({ response, failure }: CheckExchange): boolean =>
  failure !== undefined || response === undefined || response.status >= 400

import {
  type CheckExchange,
  type CheckFinding,
  evidences,
  explainFailure,
  type JournalEntryOf,
  type Quirk,
} from '@pingone-sandbox/contract'
import type { Evidence, StateDifference } from '../themes/evidence.ts'
import type { Scene } from '../themes/scene.ts'
import type { Check, Judgement, Theme } from '../themes/theme.ts'
import { isGrave } from './grave-attributes.ts'
import { nextStep } from './next-step.ts'

/** Judges what followed from a check: first what the check itself says, then outcomes, state and remarks. */
export async function judge(check: Check, evidence: Evidence, scene: Scene): Promise<Judgement> {
  return (
    judgeWithheld(evidence) ??
    (check.expectsFailure ? undefined : await judgeFailure(check, evidence, scene)) ??
    (await check.judge?.(evidence, scene)) ??
    judgeState(evidence, check, scene) ??
    judgePassingState(evidence) ??
    judgeRemarks(evidence) ??
    judgeRetries(evidence) ?? { verdict: 'works', summary: 'The endpoint does what PingOne asks.' }
  )
}

/** A request of PingOne's that would have changed what the check did not make. */
function judgeWithheld({ withheld }: Evidence): Judgement | undefined {
  const [first] = withheld
  return (
    first && {
      verdict: 'breaks',
      cause: 'foreign',
      summary: `PingOne sends ${first.method} ${pathOf(first.url)}: ${first.reason}.`,
      next: 'With a tenant, PingOne changes an account that belongs to somebody else.',
      details: ['The check did not send this request.'],
    }
  )
}

async function judgeFailure(
  check: Check,
  evidence: Evidence,
  scene: Scene,
): Promise<Judgement | undefined> {
  const failed = evidence.outcomes.find(({ status }) => status === 'failed' || status === 'partial')
  if (failed === undefined) return undefined
  const { subject, cause = 'other' } = failed
  const story = await scene.control.subjectStory(
    { type: subject.type === 'group' ? 'group' : 'user', id: subject.id },
    { limit: 5 },
  )
  const culprit = story.moments
    .flatMap(({ rules }) => rules)
    .map((rule) => rule.culprit)
    .find((each) => each !== undefined)
  const culpritId = culprit?.exchangeId
  // The ids of the report have a prefix.
  const decisive = evidence.sent.find(({ id }) => culpritId !== undefined && id.endsWith(culpritId))
  const ofSubject = evidence.sent.filter(isFailed).map(({ id }) => id)
  return {
    verdict:
      cause === 'method-not-supported' || (isWriteRefused(evidence) && !isNeeded(check, scene))
        ? 'not-supported'
        : 'breaks',
    cause,
    summary: sayFailure(failed, evidence),
    next: nextStep(cause),
    details: [explainFailure(cause).meaning, explainFailure(cause).advice].map(inCheckWords),
    exchanges: unique([...(decisive === undefined ? [] : [decisive.id]), ...ofSubject]),
  }
}

/** What the endpoint did. Of a conflict that is first that the search before it has not shown the account. */
function sayFailure({ cause, summary }: JournalEntryOf<'outcome'>, { sent }: Evidence): string {
  const search = sent.findLast(({ purpose }) => purpose === 'lookup')
  const filter = search && URL.parse(search.request.url)?.searchParams.get('filter')
  return cause === 'conflict' && filter
    ? `The endpoint does not show the account to a search for ${filter}, and refuses the create with 409, since it has the account.`
    : inCheckWords(summary)
}

/** A write that the endpoint refuses with a reason: what it asks for is not possible there. */
const isWriteRefused = ({ sent }: Evidence) => {
  const { request, response } = sent.findLast(isFailed) ?? {}
  return request?.method !== 'GET' && [400, 413, 422].includes(response?.status ?? 0)
}

const isNeeded = ({ isNeeded: needs }: Check, { choices }: Scene) => needs?.(choices) ?? true

function judgeState(
  { differences: all }: Evidence,
  check: Check,
  scene: Scene,
): Judgement | undefined {
  const differences = all.filter(({ isPassing }) => isPassing !== true)
  if (differences.length === 0) return undefined
  const grave = differences.filter(({ attribute }) => isGrave(attribute, check))
  const [first = differences[0]] = grave
  // An endpoint may leave out what it has no place for; what it shows must be right.
  const isLeftOut =
    !isNeeded(check, scene) && grave.length > 0 && grave.every(({ isMissing }) => isMissing)
  return {
    verdict: isLeftOut ? 'not-supported' : grave.length > 0 ? 'breaks' : 'remark',
    cause: 'state',
    summary: first?.message ?? '',
    next: 'PingOne takes the change for done, and does not send it again before the value changes or a Full Resync.',
    details: [...grave, ...differences.filter((each) => !grave.includes(each))].map(
      ({ subject, message }) => `${subject}: ${message}`,
    ),
    exchanges: unique(differences.flatMap(({ exchangeId }: StateDifference) => exchangeId ?? [])),
  }
}

/** What a second read shows as PingOne believes it. */
function judgePassingState({ differences }: Evidence): Judgement | undefined {
  const passing = differences.filter(({ isPassing }) => isPassing)
  const [first] = passing
  return (
    first && {
      verdict: 'remark',
      cause: 'stale',
      summary:
        'The first read after the write shows the state before it; the second read shows the change.',
      next: 'PingOne reads before each PUT: a change that follows at once is based on the old state.',
      details: passing.map(({ subject, message }) => `${subject}: ${message}`),
      exchanges: unique(passing.flatMap(({ exchangeId }) => exchangeId ?? [])),
    }
  )
}

function judgeRemarks({ outcomes, sent }: Evidence): Judgement | undefined {
  const remarks = outcomes.flatMap((outcome) => outcome.remarks ?? [])
  const [first] = remarks
  return (
    first && {
      verdict: 'remark',
      cause: first.kind,
      summary: inCheckWords(first.message),
      next: 'PingOne counts this as a success.',
      details: unique(remarks.map(({ message }) => inCheckWords(message))).slice(1),
      exchanges: sent.filter(({ request }) => request.method !== 'GET').map(({ id }) => id),
    }
  )
}

function judgeRetries({ retries, areRetriesKnown, sent }: Evidence): Judgement | undefined {
  if (areRetriesKnown) return undefined
  const [first] = retries
  return (
    first && {
      verdict: 'remark',
      cause: 'retried',
      summary: `The endpoint refuses the first attempt, and does it after ${retries.length === 1 ? 'one retry' : `${retries.length} retries`}.`,
      next: 'PingOne repeats a request after a pause: a first sync takes longer, and a user whose attempts are used up is Failed.',
      details: unique(retries.map(({ summary }) => summary)),
      exchanges: sent.filter(isFailed).map(({ id }) => id),
    }
  )
}

const isFailed = ({ response, failure }: CheckExchange) =>
  failure !== undefined || response === undefined || response.status >= 400

/** A text of the engine, which calls the endpoint the target. */
const inCheckWords = (text: string) =>
  text.replaceAll('The target', 'The endpoint').replaceAll('the target', 'the endpoint')

const unique = <Value>(values: readonly Value[]): readonly Value[] => [...new Set(values)]

const pathOf = (url: string) => decodeURIComponent(URL.parse(url)?.pathname ?? url)

/** Writes a judgement out as a finding. */
export function findingOf(
  check: Check,
  theme: Theme,
  judgement: Judgement,
  { evidence, scene, ledger }: FindingContext,
): CheckFinding {
  const { verdict, cause } = judgement
  const behaviours = unique([
    ...(check.behaviours ?? []),
    ...evidence.sent.flatMap(({ quirks }) => quirks),
  ]).flatMap((id) => ledger.get(id) ?? [])
  return {
    id: check.id,
    title: check.title,
    theme: theme.id,
    verdict,
    needed: check.isNeeded?.(scene.choices) ?? true,
    needs: check.needs,
    summary: judgement.summary,
    ...(cause !== undefined && { cause }),
    ...(judgement.next !== undefined && { next: judgement.next }),
    details: [...(judgement.details ?? [])],
    fix: verdict === 'works' || verdict === 'skipped' ? [] : [...check.fix],
    section: check.section,
    certainty: weakest(behaviours),
    behaviours: behaviours.map(({ id, title, evidence: kind, source }) => ({
      id,
      title,
      evidence: kind,
      source,
    })),
    exchanges: unique([
      ...(judgement.exchanges ?? []),
      ...evidence.sent.map(({ id }) => id),
      ...evidence.own.map(({ id }) => id),
    ]).slice(0, 40),
  }
}

export interface FindingContext {
  readonly evidence: Evidence
  readonly scene: Pick<Scene, 'choices'>
  /** The ledger of behaviours by their ids. */
  readonly ledger: ReadonlyMap<string, Quirk>
}

/** The least certain evidence: what rests on an inference is inferred. */
function weakest(behaviours: readonly Quirk[]): CheckFinding['certainty'] {
  const found = evidences.findLast((evidence) =>
    behaviours.some((behaviour) => behaviour.evidence === evidence),
  )
  return found ?? 'standard'
}

import {
  type CheckExchange,
  type CheckFinding,
  evidences,
  explainFailure,
  type Quirk,
} from '@pingone-sandbox/contract'
import type { Evidence, StateDifference } from '../themes/evidence.ts'
import type { Scene } from '../themes/scene.ts'
import type { Check, Judgement, Theme } from '../themes/theme.ts'
import { nextStep } from './next-step.ts'

/** The attributes whose loss is grave whatever a check is about: who a user is, and what he or she may do. */
const graveAttributes = ['id', 'userName', 'active', 'displayName', 'members']

/** Judges what followed from a check: first what the check itself says, then outcomes, state and remarks. */
export async function judge(check: Check, evidence: Evidence, scene: Scene): Promise<Judgement> {
  return (
    judgeWithheld(evidence) ??
    (check.expectsFailure ? undefined : await judgeFailure(evidence, scene)) ??
    (await check.judge?.(evidence, scene)) ??
    judgeState(evidence, check) ??
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

async function judgeFailure(evidence: Evidence, scene: Scene): Promise<Judgement | undefined> {
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
  const ofSubject = evidence.sent.filter(isFailed).map(({ id }) => id)
  return {
    verdict: cause === 'method-not-supported' ? 'not-supported' : 'breaks',
    cause,
    summary: failed.summary,
    next: nextStep(cause),
    details: [explainFailure(cause).meaning, explainFailure(cause).advice],
    exchanges: unique([...(culprit?.exchangeId ? [culprit.exchangeId] : []), ...ofSubject]),
  }
}

function judgeState({ differences }: Evidence, { about = [] }: Check): Judgement | undefined {
  if (differences.length === 0) return undefined
  const grave = differences.filter(({ attribute }) =>
    isOneOf(attribute, [...about, ...graveAttributes]),
  )
  const [first = differences[0]] = grave
  return {
    verdict: grave.length > 0 ? 'breaks' : 'remark',
    cause: 'state',
    summary: first?.message ?? '',
    next: 'PingOne takes the change for done, and does not send it again before the value changes or a Full Resync.',
    details: [...grave, ...differences.filter((each) => !grave.includes(each))].map(
      ({ message }) => message,
    ),
    exchanges: unique(differences.flatMap(({ exchangeId }: StateDifference) => exchangeId ?? [])),
  }
}

function judgeRemarks({ outcomes, sent }: Evidence): Judgement | undefined {
  const remarks = outcomes.flatMap((outcome) => outcome.remarks ?? [])
  const [first] = remarks
  return (
    first && {
      verdict: 'remark',
      cause: first.kind,
      summary: first.message,
      next: 'PingOne counts this as a success.',
      details: unique(remarks.map(({ message }) => message)).slice(1),
      exchanges: sent.filter(({ request }) => request.method !== 'GET').map(({ id }) => id),
    }
  )
}

function judgeRetries({ retries, sent }: Evidence): Judgement | undefined {
  const [first] = retries
  return (
    first && {
      verdict: 'remark',
      cause: 'retried',
      summary: `The endpoint did it after ${retries.length === 1 ? 'one retry' : `${retries.length} retries`}.`,
      next: 'PingOne repeats a request after a pause.',
      details: unique(retries.map(({ summary }) => summary)),
      exchanges: sent.filter(isFailed).map(({ id }) => id),
    }
  )
}

const isFailed = ({ response, failure }: CheckExchange) =>
  failure !== undefined || response === undefined || response.status >= 400

const isOneOf = (attribute: string, names: readonly string[]) =>
  names.some(
    (name) =>
      attribute === name || attribute.startsWith(`${name}[`) || attribute.startsWith(`${name}.`),
  )

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

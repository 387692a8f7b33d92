import type { ExchangeBrief, Moment, MomentRule, SubjectStory } from '@pingone-sandbox/contract'
import { formatStory } from '@pingone-sandbox/workspace/text'
import { oneLine } from './bounds.ts'
import type { NamedSubject } from './find-named.ts'
import type { SandboxAccess, ToolAnswer } from './tool.ts'

interface StoryPage {
  /** How many changes at most. */
  readonly limit: number
  readonly cursor?: string | undefined
}

/** Reads a page of the story of a user or a group, with the bodies of the requests that caused failures. */
export async function readStory(
  { ask }: SandboxAccess,
  { type, id }: NamedSubject,
  { limit, cursor }: StoryPage,
): Promise<ToolAnswer> {
  const story = await ask((control) =>
    control.subjectStory({ type, id }, { limit, ...(cursor !== undefined && { cursor }) }),
  )
  const culprits = culpritsIn(story)
  const exchanges = await Promise.all(
    culprits.map((exchangeId) => ask((control) => control.exchange(exchangeId))),
  )
  return {
    text: [
      formatStory(story, { exchanges }),
      '',
      ...culprits.map(
        (exchangeId) =>
          `get_exchange with ${exchangeId} shows the request that causes the failure.`,
      ),
      ...(story.cursor === undefined
        ? []
        : [`There are older changes: pass cursor ${story.cursor}.`]),
    ]
      .join('\n')
      .trimEnd(),
    data: summarize(story),
  }
}

/** The most requests whose bodies are shown. */
const SHOWN = 3

/** The requests that cause the failures of a page, the latest first. */
function culpritsIn({ moments }: SubjectStory): readonly string[] {
  const ids = moments.flatMap(({ rules }) =>
    rules.flatMap(({ culprit }) => (culprit?.exchangeId === undefined ? [] : [culprit.exchangeId])),
  )
  return [...new Set(ids)].slice(0, SHOWN)
}

/** The most requests of one change that are listed. */
const LISTED = 20

function summarize({ subject, exists, links, moments, cursor, dropped }: SubjectStory) {
  return {
    ...{ subject, exists },
    links: links.map(({ rule, status, inScope, targetId, details }) => ({
      ...{ rule, status, inScope },
      ...(targetId !== undefined && { targetId }),
      ...(details !== undefined && { details: oneLine(details) }),
    })),
    moments: moments.map(summarizeMoment),
    ...(cursor !== undefined && { cursor }),
    ...(dropped.count > 0 && { dropped }),
  }
}

const summarizeMoment = ({ changeId, at, action, summary, rules, exchanges }: Moment) => ({
  ...{ changeId, at, action, summary: oneLine(summary) },
  rules: rules.map(summarizeRule),
  ...(exchanges.length > 0 && { requests: exchanges.slice(0, LISTED).map(summarizeExchange) }),
})

function summarizeRule({ rule, decision, exchanges, outcome, culprit }: MomentRule) {
  return {
    rule,
    ...(decision && {
      ...{ inScope: decision.inScope, decision: oneLine(decision.summary) },
      conditions: decision.conditions.slice(0, LISTED),
    }),
    requests: exchanges.slice(0, LISTED).map(summarizeExchange),
    ...(outcome && {
      outcome: {
        status: outcome.status,
        summary: oneLine(outcome.summary),
        ...(outcome.cause && { cause: outcome.cause }),
        ...(outcome.targetId !== undefined && { targetId: outcome.targetId }),
        ...(outcome.remarks && { remarks: outcome.remarks.slice(0, LISTED) }),
      },
    }),
    ...(culprit && { culprit }),
  }
}

const summarizeExchange = ({ id, purpose, method, url, status, failure }: ExchangeBrief) => ({
  ...{ id, purpose, method, url: oneLine(url, 400) },
  ...(status !== undefined && { status }),
  ...(failure && { failure: oneLine(failure.message) }),
})

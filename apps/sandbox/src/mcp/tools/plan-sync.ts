import type { PlannedAction, PlanReport } from '@pingone-sandbox/contract'
import { z } from 'zod'
import { cutText, oneLine } from '../tool/bounds.ts'
import { findNamedSubject, findRule } from '../tool/find-named.ts'
import { groupName, limit, ruleName, userName } from '../tool/parameters.ts'
import { defineTool } from '../tool/tool.ts'

/** The most characters of the body of a planned request. */
const BODY = 800

export const planSync = defineTool({
  name: 'plan_sync',
  title: 'What a sync would send',
  description:
    'Runs a sync without its writes: the reads of the target are sent, the writes are reported. Says for each user or group whether it is in scope, why, and which requests would follow. With user or group for one of them.',
  changes: 'nothing',
  sendsRequests: true,
  input: {
    user: userName,
    group: groupName,
    rule: ruleName,
    configuration: z
      .enum(['current', 'pending'])
      .default('current')
      .describe('pending: as if the saved configuration were activated now.'),
    limit: limit(5, 25),
    maxReads: z
      .int()
      .min(0)
      .max(1000)
      .default(200)
      .describe('After so many reads the target is asked no more, and the counts are estimates.'),
  },
  async run({ user, group, rule, ...query }, context) {
    const [subject, found] = await Promise.all([
      findNamedSubject(context, { user, group }),
      findRule(context, rule),
    ])
    const report = await context.ask((control) =>
      control.plan({
        ...query,
        ...(found && { ruleId: found.id }),
        ...(subject && { subjects: [{ type: subject.type, id: subject.id }] }),
        // Long enough for a slow target, and shorter than clients wait for a tool.
        maxMs: 30_000,
      }),
    )
    return { text: describe(report), data: summarize(report) }
  },
})

function describe({
  counts,
  removals,
  coverage,
  rules,
  stops,
  reads,
  actions,
}: PlanReport): string {
  const ends = Object.entries(counts).map(([end, count]) => `${count} ${end}`)
  return [
    `A sync would end with: ${ends.join(', ')}. ${removals.disabled} would be disabled and ${removals.deleted} deleted at the target.`,
    ...(coverage.estimated + coverage.unexamined === 0
      ? []
      : [
          `${coverage.exact} are exact, ${coverage.estimated} estimated, ${coverage.unexamined} unexamined.`,
        ]),
    ...(rules.length === 0 ? ['No rule would be synced: none is active and enabled.'] : []),
    ...stops.map(({ rule, message }) => `Rule ${rule.name} sends nothing: ${message}`),
    ...(reads === 0 ? [] : [`${reads} requests read the target for what is unchanged.`]),
    ...actions.flatMap(describeAction),
  ].join('\n')
}

function describeAction(action: PlannedAction): readonly string[] {
  const { end, rule, subject, summary, conditions, requests, changes } = action
  return [
    '',
    `${subject.type} ${oneLine(subject.name, 80)} under rule ${rule.name}: ${end}. ${oneLine(summary)}`,
    ...conditions.map(
      ({ expression, seen, holds }) =>
        `  ${holds ? 'holds' : 'fails'}: ${oneLine(expression)}; the value is ${oneLine(JSON.stringify(seen), 200)}`,
    ),
    ...requests.flatMap(({ method, url, body }) => [
      `  ${method} ${oneLine(url, 400)}`,
      ...(body === undefined || body === '' ? [] : [`    ${cutText(body, BODY)}`]),
    ]),
    ...changes
      .slice(0, 20)
      .map(({ path, before, after }) => `  ${path}: ${shown(before)} → ${shown(after)}`),
  ]
}

const shown = (value: unknown) =>
  value === undefined ? 'none' : oneLine(JSON.stringify(value), 120)

function summarize({ counts, removals, coverage, rules, stops, reads, actions }: PlanReport) {
  return {
    ...{ counts, removals, coverage, stops, reads },
    rules: rules.slice(0, 20),
    actions: actions.map(({ end, rule, subject, inScope, steps, summary, requests }) => ({
      ...{ end, rule: rule.name, subject, inScope, steps, summary: oneLine(summary) },
      requests: requests.map(({ method, url, purpose }) => ({
        method,
        url: oneLine(url, 400),
        purpose,
      })),
    })),
  }
}

import { failureCauses, outcomeStatuses } from '@pingone-sandbox/contract'
import { z } from 'zod'
import { describeChange, summarizeChange } from '../tool/change-line.ts'
import { findNamedSubject, findRule } from '../tool/find-named.ts'
import { cursor, groupName, limit, ruleName, userName } from '../tool/parameters.ts'
import { defineTool } from '../tool/tool.ts'

const instant = z.string().max(40).optional()

export const listChanges = defineTool({
  name: 'list_changes',
  title: 'Changes, newest first',
  description:
    'What happened: each change of the directory or the configuration, with how many users and groups were created, updated, removed or failed. get_story has the requests behind it.',
  changes: 'nothing',
  input: {
    status: z.enum(outcomeStatuses).optional().describe('Only changes with such an outcome.'),
    cause: z.enum(failureCauses).optional().describe('Only changes that failed for this reason.'),
    user: userName,
    group: groupName,
    rule: ruleName,
    search: z
      .string()
      .min(1)
      .max(300)
      .optional()
      .describe('A text in the action, the summary, or the name of a user or group.'),
    from: instant.describe('An instant in ISO 8601: only changes from then on.'),
    to: instant.describe('An instant in ISO 8601: only changes before it.'),
    limit: limit(10, 50),
    cursor,
  },
  async run({ user, group, rule, ...criteria }, context) {
    const [subject, found] = await Promise.all([
      findNamedSubject(context, { user, group }),
      findRule(context, rule),
    ])
    const query = {
      ...definedIn(criteria),
      ...(subject && { subjectId: subject.id }),
      ...(found && { ruleId: found.id }),
    }
    const {
      changes,
      cursor: next,
      dropped,
    } = await context.ask((control) => control.changes(query))
    const lines = changes.length === 0 ? ['No change matches.'] : changes.map(describeChange)
    if (next !== undefined) lines.push(`There are more: pass cursor ${next}.`)
    return {
      text: lines.join('\n'),
      data: {
        changes: changes.map(summarizeChange),
        ...(next !== undefined && { cursor: next }),
        ...(dropped.count > 0 && { dropped }),
      },
    }
  },
})

/** The members that have a value. */
function definedIn(criteria: Readonly<Record<string, string | number | undefined>>) {
  return Object.fromEntries(
    Object.entries(criteria).filter(
      (entry): entry is [string, string | number] => entry[1] !== undefined,
    ),
  )
}

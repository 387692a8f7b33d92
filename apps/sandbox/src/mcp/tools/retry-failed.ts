import { failureCauses } from '@pingone-sandbox/contract'
import { z } from 'zod'
import { findNamedSubject, findRule } from '../tool/find-named.ts'
import { groupName, ruleName, userName, waitSeconds } from '../tool/parameters.ts'
import { describeSettled, settle } from '../tool/settle.ts'
import { defineTool } from '../tool/tool.ts'

export const retryFailed = defineTool({
  name: 'retry_failed',
  title: 'Sync again what failed',
  description:
    'Syncs users and groups again that are failed now, after their cause was fixed: all, or those that satisfy every criterion.',
  changes: 'sandbox',
  sendsRequests: true,
  input: {
    user: userName,
    group: groupName,
    rule: ruleName,
    cause: z.enum(failureCauses).optional().describe('Only what failed for this reason.'),
    waitSeconds,
  },
  async run({ user, group, rule, cause, waitSeconds: seconds }, context) {
    const [subject, found] = await Promise.all([
      findNamedSubject(context, { user, group }),
      findRule(context, rule),
    ])
    const start = await context.ask((control) =>
      control.retry({
        ...(found && { ruleId: found.id }),
        ...(cause && { cause }),
        ...(subject && { subjects: [{ type: subject.type, id: subject.id }] }),
      }),
    )
    const { changeId, users, groups, blocked = [] } = start
    const blocks = blocked.map(({ rule: { name }, message }) => `Rule ${name}: ${message}`)
    if (changeId === undefined)
      return {
        text: [
          'Nothing is retried: nothing that matches has failed and can be sent.',
          ...blocks,
        ].join('\n'),
        data: { ...start },
      }
    const state = await settle(context, seconds)
    const { result, ends, outcomes } = await context.ask((control) =>
      control.change(changeId, { limit: 1 }),
    )
    return {
      text: [
        `Retried: ${users} users, ${groups} groups. ${result ?? 'No result yet.'}`,
        ...blocks,
        describeSettled(state),
      ].join('\n'),
      data: {
        ...start,
        ...(result !== undefined && { result }),
        ...(ends && { ends }),
        outcomes,
        isIdle: state.isIdle,
      },
    }
  },
})

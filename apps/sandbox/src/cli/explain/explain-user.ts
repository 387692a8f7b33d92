import type { PlannedAction, Preview, SubjectStory, User } from '@pingone-sandbox/contract'
import type { SandboxControl } from '@pingone-sandbox/client'
import { printable, SandboxError, suggestName } from '@pingone-sandbox/workspace/text'
import type { CommandResult } from '../exit/command-result.ts'
import { askSandbox } from '../remote/ask-sandbox.ts'
import { findUser } from '../remote/find-user.ts'
import type { RunningSandbox } from '../remote/running-sandbox.ts'
import { formatCondition } from './explain-filter.ts'

export interface UserCommand {
  readonly username: string
  /** The name or the id of a rule; all rules unless given. */
  readonly rule: string | undefined
  readonly json: boolean
}

/** What one rule does with a user. */
interface RuleReport extends Pick<
  Preview,
  'inScope' | 'conditions' | 'problem' | 'lookup' | 'body'
> {
  readonly rule: { readonly id: string; readonly name: string }
  /** The rule takes effect with the next revision; absent for one that is active. */
  readonly isPending?: true
  /** What came of the last sync; absent where there was none. */
  readonly link?: Pick<SubjectStory['links'][number], 'status' | 'targetId' | 'details'>
  /** What a sync of the user would do now. */
  readonly actions: readonly Pick<PlannedAction, 'end' | 'summary' | 'requests'>[]
}

/**
 * Says of each rule of a running sandbox why a user is in its scope or not, and what would be sent. Reads of the target are sent,
 * writes are not.
 *
 * Throws a `SandboxError` `not_found` for a user or a rule that does not exist.
 */
export async function explainUser(
  sandbox: RunningSandbox,
  { username, rule, json }: UserCommand,
): Promise<CommandResult> {
  const user = await findUser(sandbox, username)
  const rules = await askSandbox(sandbox, (control) => findRules(control, rule))
  const { links } = await askSandbox(sandbox, (control) =>
    control.subjectStory({ type: 'user', id: user.id }, { limit: 1 }),
  )
  const reports: RuleReport[] = []
  for (const each of rules)
    // oxlint-disable-next-line no-await-in-loop -- each plan asks the target
    reports.push(
      await askSandbox(sandbox, (control) => report(control, { user, rule: each, links })),
    )
  return {
    text: json
      ? JSON.stringify({ user: { id: user.id, username: user.username }, rules: reports }, null, 2)
      : format(user, reports),
  }
}

interface Named {
  readonly id: string
  readonly name: string
}

async function findRules(
  control: SandboxControl,
  wanted: string | undefined,
): Promise<readonly Named[]> {
  const rules = (await control.rules()).map(({ id, name }) => ({ id, name }))
  if (wanted === undefined) return rules
  const found = rules.filter(({ id, name }) => [id, name].includes(wanted))
  if (found.length > 0) return found
  const names = rules.map(({ name }) => name)
  throw new SandboxError('not_found', `There is no rule ${wanted}.`, suggestName(wanted, names))
}

interface Question {
  readonly user: User
  readonly rule: Named
  readonly links: SubjectStory['links']
}

async function report(
  control: SandboxControl,
  { user, rule, links }: Question,
): Promise<RuleReport> {
  const { inScope, conditions, problem, lookup, body } = await control.preview({
    ruleId: rule.id,
    userId: user.id,
  })
  const link = links.find((each) => each.rule.id === rule.id)
  const { isPending, actions } = await plan(control, rule, user)
  return {
    ...{ rule, inScope, conditions, body },
    ...(lookup && { lookup }),
    ...(problem !== undefined && { problem }),
    ...(isPending && { isPending }),
    ...(link && {
      link: {
        status: link.status,
        ...(link.targetId !== undefined && { targetId: link.targetId }),
        ...(link.details !== undefined && { details: link.details }),
      },
    }),
    actions: actions.map(({ end, summary, requests }) => ({ end, summary, requests })),
  }
}

/** What a sync would do with the user: under the active configuration, or with the next revision where that makes the rule. */
async function plan(control: SandboxControl, rule: Named, user: User) {
  const query = { ruleId: rule.id, subjects: [{ type: 'user' as const, id: user.id }] }
  try {
    return { actions: (await control.plan(query)).actions }
  } catch (error) {
    if (!(error instanceof Error && 'status' in error && error.status === 404)) throw error
    const { actions } = await control.plan({ ...query, configuration: 'pending' })
    return { isPending: true as const, actions }
  }
}

function format({ username, id, enabled }: User, reports: readonly RuleReport[]): string {
  const lines = [
    `${username} (${id}), ${enabled ? 'enabled' : 'disabled'}`,
    ...(reports.length === 0 ? ['No rule provisions: make one with the command connect.'] : []),
    ...reports.flatMap(formatReport),
  ]
  return lines.map((line) => (line === '' ? '' : indented(line))).join('\n')
}

/** A line without control characters, which keeps its indent. */
const indented = (line: string): string => {
  const [indent = ''] = /^ */.exec(line) ?? []
  return indent + printable(line.slice(indent.length))
}

function formatReport(each: RuleReport): readonly string[] {
  const { rule, isPending, inScope, conditions, problem, link, lookup, body, actions } = each
  return [
    '',
    `${rule.name}: ${inScope ? 'in scope' : 'not in scope'}${isPending ? ' from the next revision on' : ''}`,
    ...conditions.map((condition) => `  ${formatCondition(condition)}`),
    ...(problem === undefined ? [] : [`  Problem: ${problem}`]),
    ...(lookup ? [`  Looked up by: ${lookup.filter}`] : []),
    `  Mapped to: ${JSON.stringify(body)}`,
    ...(link
      ? [
          `  Status: ${link.status}${link.targetId === undefined ? '' : `, ${link.targetId} at the target`}${link.details === undefined ? '' : `. ${link.details}`}`,
        ]
      : ['  Status: none yet']),
    ...(actions.length === 0 ? ['  A sync would send nothing.'] : actions.flatMap(formatAction)),
  ]
}

function formatAction({
  end,
  summary,
  requests,
}: RuleReport['actions'][number]): readonly string[] {
  return [
    `  A sync would end as ${end}. ${summary}`,
    ...requests.flatMap(({ method, url, body }) => [
      `    ${method} ${url}`,
      ...(body === undefined ? [] : [`      ${body}`]),
    ]),
  ]
}

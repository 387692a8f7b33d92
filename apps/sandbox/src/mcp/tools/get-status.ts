import type { Overview } from '@pingone-sandbox/contract'
import { readStatus, type SandboxStatus } from '../../sandbox-status.ts'
import { oneLine } from '../tool/bounds.ts'
import { defineTool, type ToolContext } from '../tool/tool.ts'

/** The most connections, rules, failures and faults that are listed. */
const LISTED = 20

export const getStatus = defineTool({
  name: 'get_status',
  title: 'State of the sandbox',
  description:
    'Where the sandbox is, what it provisions, and what fails now: connections, rules, failures by cause with advice, active faults. Call it first.',
  changes: 'nothing',
  input: {},
  async run(_input, context) {
    const [status, overview] = await Promise.all([
      context.ask(readStatus),
      context.ask((control) => control.overview()),
    ])
    const shown = {
      ...status,
      connections: status.connections.slice(0, LISTED),
      rules: status.rules.slice(0, LISTED),
      faults: status.faults.slice(0, LISTED),
    }
    const failures = failuresIn(overview)
    const { users, inScope, synced, remarked, failed } = overview
    return {
      text: [
        ...describe(shown, context),
        ...describeFigures(overview),
        ...failures.map(describeFailure),
      ].join('\n'),
      data: {
        ...{ console: context.origin, ...shown },
        ...{ users, inScope, synced, remarked, failed, failures },
        canWrite: context.canWrite,
      },
    }
  },
})

function describe(status: SandboxStatus, { origin, canWrite }: ToolContext): readonly string[] {
  const { version, scim, profile, persistence, queue, health } = status
  const server =
    scim === undefined ? 'No reference SCIM server.' : `Reference SCIM server: ${scim}.`
  return [
    `PingOne sandbox ${version}. Console: ${origin}. ${server} Profile ${profile}; data ${persistence}.`,
    canWrite
      ? 'The tools may change the sandbox.'
      : 'The tools change nothing: this server was started without --write.',
    `Queue: ${queue.queued} queued, ${queue.running} in progress. Storage: ${health}.`,
    ...(status.connections.length === 0
      ? ['Nothing is connected: connect_endpoint connects a SCIM server.']
      : []),
    ...status.connections.map(
      ({ id, name, state, summary }) => `Connection ${name} (${id}): ${state}. ${oneLine(summary)}`,
    ),
    ...status.rules.map(
      ({ id, name, state = 'never synced', failed }) =>
        `Rule ${name} (${id}): ${state}, ${failed} failed.`,
    ),
    ...new Set(status.rules.flatMap(({ advice = [] }) => advice.map((text) => oneLine(text, 600)))),
    ...status.faults.map(
      ({ id, operation, resource, effect, left }) =>
        `Fault ${id}: ${effect} on ${operation} of ${resource}, ${left} requests left.`,
    ),
    ...status.misbehaviours.map((id) => `Misbehaviour of the reference server: ${id}.`),
  ]
}

const describeFigures = ({ users, inScope, synced, remarked, failed }: Overview) => [
  `${users} users in PingOne. In scope: ${inScope.users} users, ${inScope.groups} groups. ${synced} synced, ${remarked} with remarks, ${failed} failed.`,
]

type Failure = ReturnType<typeof failuresIn>[number]

function failuresIn({ failures }: Overview) {
  return failures.slice(0, LISTED).map(({ rule, cause, count, message, examples }) => ({
    ...{ rule: rule.name, cause, count, message: oneLine(message) },
    examples: examples.slice(0, 3).map(({ type, id, name }) => ({ type, id, name })),
  }))
}

function describeFailure({ rule, cause, count, message, examples }: Failure): string {
  const named = examples.map(({ type, name }) => `${type} ${name}`).join(', ')
  return `Failure ${cause} under rule ${rule}: ${count}, such as ${named}. ${message} get_story shows the requests.`
}

import { setTimeout as delay } from 'node:timers/promises'
import type { CheckFinding, CheckQuery, CheckRecord } from '@pingone-sandbox/contract'
import { SandboxError } from '@pingone-sandbox/workspace/text'
import { z } from 'zod'
import { oneLine } from '../tool/bounds.ts'
import { findConnection } from '../tool/find-named.ts'
import { credentials, limit } from '../tool/parameters.ts'
import { defineTool, type ToolContext } from '../tool/tool.ts'

/** How often to ask how far a check is, in milliseconds. */
const INTERVAL = 200

const text = z.string().min(1).max(2000).optional()

export const checkEndpoint = defineTool({
  name: 'check_endpoint',
  title: 'Check a SCIM server for PingOne',
  description:
    'Plays whole lives of users and groups at a SCIM server as PingOne does, and says what works, what breaks, and how to fix it. What it creates there is removed at the end. A long check continues: call again with its checkId.',
  changes: 'endpoint',
  isDestructive: true,
  sendsRequests: true,
  input: {
    url: text.describe(
      'The SCIM base URL. Exactly one of url, connection and checkId is expected.',
    ),
    connection: text.describe(
      'The name or id of a connection, whose address and credentials are used.',
    ),
    checkId: text.describe('The id of a check that was started before.'),
    ...credentials,
    groups: z
      .boolean()
      .optional()
      .describe('Whether groups are checked; they are unless this is false.'),
    only: z
      .array(z.string().max(200))
      .min(1)
      .max(200)
      .optional()
      .describe('The ids of checks or themes to judge, such as users.create; all unless given.'),
    profile: text.describe('A behaviour profile of PingOne, or all; current unless given.'),
    acceptCertificate: z.boolean().optional().describe('Accept a certificate that is not trusted.'),
    limit: limit(15, 60),
    waitSeconds: z
      .number()
      .min(0)
      .max(120)
      .default(45)
      .describe('How long to wait for the end, in seconds; 45 unless given.'),
  },
  async run({ checkId, waitSeconds, limit: most, ...query }, context) {
    const id = checkId ?? (await start(query, context))
    const record = await follow(context, id, waitSeconds)
    if (record.status === 'failed')
      throw new SandboxError(
        'connection_failed',
        `${record.endpoint} cannot be checked: ${record.error?.message}`,
        record.error?.hint,
      )
    // The report has the gravest first.
    const findings = (record.report ?? record).findings.filter(isBad)
    const shown = findings.slice(0, most)
    return {
      text: describe(record, shown, findings.length),
      data: {
        checkId: id,
        ...{ status: record.status, endpoint: record.endpoint },
        ...(record.verdict && { verdict: record.verdict }),
        ...(record.counts && { counts: record.counts }),
        findings: shown.map(summarize),
        ...(record.report && { left: record.report.left.slice(0, 20) }),
      },
    }
  },
})

/** What is checked: the query of the control API, with a connection by its name. */
type Target = Omit<CheckQuery, 'connectionId' | 'repeat'> & {
  readonly connection?: string | undefined
}

async function start({ url, connection, ...options }: Target, context: ToolContext) {
  if ((url === undefined) === (connection === undefined))
    throw new SandboxError('invalid_request', 'One of url, connection and checkId is expected.')
  const target =
    connection === undefined
      ? { url }
      : { connectionId: (await findConnection(context, connection)).id }
  return (await context.ask((control) => control.startCheck({ ...options, ...target }))).id
}

/** Waits for the end of a check. A call that the client cancels stops it, and it removes what it has made. */
async function follow({ ask, signal }: ToolContext, id: string, seconds: number) {
  const deadline = performance.now() + seconds * 1000
  for (;;) {
    // oxlint-disable-next-line no-await-in-loop -- one request after the other
    const record = await ask((control) => control.check(id))
    if (record.status !== 'running' || performance.now() >= deadline) return record
    if (signal.aborted) {
      // oxlint-disable-next-line no-await-in-loop -- the last request
      await ask((control) => control.stopCheck(id))
      return record
    }
    // oxlint-disable-next-line no-await-in-loop -- between two requests
    await delay(INTERVAL)
  }
}

const isBad = ({ verdict }: CheckFinding) => verdict !== 'works' && verdict !== 'skipped'

function describe(record: CheckRecord, shown: readonly CheckFinding[], total: number): string {
  const { id, status, endpoint, progress, summary, report } = record
  return [
    `Check ${id} of ${endpoint}: ${status}.`,
    ...(status === 'running'
      ? [
          `${progress ? `${progress.done} of ${progress.total} checks are done. ` : ''}Call check_endpoint with checkId ${id} to wait for the end.`,
        ]
      : []),
    ...(summary === undefined ? [] : [summary]),
    ...shown.flatMap(describeFinding),
    ...(total > shown.length
      ? ['', `${total - shown.length} more findings: pass a larger limit, or only.`]
      : []),
    ...(report && report.left.length > 0
      ? [
          '',
          `Could not be removed: ${report.left
            .slice(0, 20)
            .map(({ type, name }) => `${type} ${name}`)
            .join(', ')}.`,
        ]
      : []),
    ...(report
      ? [
          '',
          `Whole report: GET /_sandbox/checks/${id}/report?format=markdown at the address of the console.`,
        ]
      : []),
  ].join('\n')
}

const describeFinding = ({
  id,
  title,
  verdict,
  summary,
  needs,
  next,
  details,
  fix,
}: CheckFinding) => [
  '',
  `${id} ${verdict}: ${title}`,
  `  ${oneLine(summary, 500)}`,
  ...details.slice(0, 4).map((detail) => `  ${oneLine(detail)}`),
  `  PingOne needs: ${oneLine(needs)}`,
  ...(next === undefined ? [] : [`  PingOne then: ${oneLine(next)}`]),
  ...fix.map((line) => `  Fix: ${oneLine(line)}`),
]

const summarize = ({ id, verdict, summary, cause, needed, fix, section }: CheckFinding) => ({
  ...{ id, verdict, needed, summary: oneLine(summary) },
  ...(cause !== undefined && { cause }),
  ...{ fix: fix.map((line) => oneLine(line)), section: section.url },
})

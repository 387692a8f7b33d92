import {
  explainFailure,
  explainRemark,
  failureCauses,
  remarkKinds,
  remedyNote,
  type FailureExplanation,
  type RemarkExplanation,
} from '../packages/contract/src/index.ts'

const introduction = `# Failures

Why the work on a user or a group fails, and what to do. The outcome of each failure has one of these causes:
in the journal, in the sync status of a rule, in \`GET /_sandbox/changes?cause=<cause>\`. A success can carry remarks: the answers
contradict what was sent, or do not show it. \`GET /_sandbox/failures\` answers this page as data.

**Side** says where most of these failures are repaired: the \`server\`, a setting of the \`connection\`, the \`mapping\`, the \`network\`
between the two, or the \`sandbox\` itself. [Misbehaviours](misbehaviours.md) and [faults](faults.md) bring failures about on purpose;
the exchange then names them. The [repairs](control-api.md#culprits-and-repairs) of a single failure come with its culprit.

The remedies are lines of ${remedyNote} In full:

\`\`\`js
import express from 'express'
const app = express().use(express.json({ type: ['application/scim+json', 'application/json'] }))
const users = new Map() // by id
const groups = new Map()
const LIST = 'urn:ietf:params:scim:api:messages:2.0:ListResponse'
const ERROR = 'urn:ietf:params:scim:api:messages:2.0:Error'
const list = (found) => ({ schemas: [LIST], totalResults: found.length, Resources: found })
const fail = (res, status, detail, scimType) =>
  res.status(status).json({ schemas: [ERROR], status: String(status), scimType, detail })
app.use('/Users/:id', (req, res, next) =>
  users.has(req.params.id) ? next() : fail(res, 404, 'There is no such user.'),
)
// search(users, filter): the resources that match; undefined for a filter that is not supported
\`\`\`

This page is written from [\`packages/contract/src/failures/\`](../packages/contract/src/failures) by \`pnpm docs:write\`.
`

/** Writes the page about failure causes and remarks. */
export function describeFailures(): string {
  const failures = failureCauses.map(explainFailure)
  const remarks = remarkKinds.map(explainRemark)
  return [
    introduction,
    '## Causes\n',
    failures.map(({ cause, title }) => entryOf(cause, title)).join(''),
    '## Remarks\n',
    remarks.map(({ kind, title }) => entryOf(kind, title)).join(''),
    ...failures.map((failure) => describe(failure.cause, failure)),
    ...remarks.map((remark) => describe(remark.kind, remark)),
  ].join('\n')
}

const entryOf = (anchor: string, title: string) => `- [\`${anchor}\`](#${anchor}): ${title}\n`

function describe(anchor: string, explanation: FailureExplanation | RemarkExplanation): string {
  const { title, meaning, advice, side, source, remedy } = explanation
  return `### \`${anchor}\`

**${title}.** ${meaning}

- **What to do:** ${advice}
- **Side:** \`${side}\`
- **Source:** [${source.title}](${source.url})
${'repairs' in explanation ? `- **Repairs:** ${explanation.repairs.map((id) => `\`${id}\``).join(', ')}\n` : ''}${
    remedy === undefined ? '' : `\n\`\`\`js\n${remedy}\n\`\`\`\n`
  }`
}

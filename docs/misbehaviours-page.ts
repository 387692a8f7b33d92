import { misbehaviours, type MisbehaviourRecord } from '../packages/scim-server/src/index.ts'

const introduction = `# Misbehaviours

Errors of real SCIM servers, which the reference server makes on request. They show how PingOne reacts before your own server
makes the same error. None is on by default.

\`\`\`sh
npx -y pnpm start --misbehaviour no-patch --misbehaviour stale-read
curl -X PUT http://127.0.0.1:4470/_sandbox/misbehaviours --json '{"active": ["no-patch"]}'
\`\`\`

The second command replaces the whole set of a running sandbox; \`GET\` shows it, and a reset restores the set of the start. Several
misbehaviours wrap each other in the order of this page. Each applies to the operations of \`POST /Bulk\`, for queries by \`POST …/.search\` and for
\`/Me\` as to the plain request. Queries across resource types (\`GET /\`, \`POST /.search\`) are correct, except for misbehaviours of every
answer.

The effects are those on the simulated PingOne, each proven by a test, with the cause of a failure and the remark on an answer as in its
outcomes. [The quirks](quirks.md) say where the behaviour of the real PingOne is not known.

This page is written from the records in [\`misbehaviour/records/\`](../packages/scim-server/src/misbehaviour/records) by \`pnpm docs:write\`.
`

/** Writes the page about what the reference server can get wrong. */
export function describeMisbehaviours(): string {
  const contents = misbehaviours.map(({ id, title }) => `- [\`${id}\`](#${id}): ${title}\n`)
  return [introduction, contents.join(''), ...misbehaviours.map(describe)].join('\n')
}

function describe({
  id,
  title,
  what,
  evidence,
  effect,
  remedy,
  section,
}: MisbehaviourRecord): string {
  return `## \`${id}\`

**${title}.** ${what}

- **Effect:** ${effect}
- **Remedy:** ${remedy}
- **Section:** [${section}](${linkTo(section)})
- **Seen:** ${evidence.note} [Source](${evidence.source})
`
}

/** @example linkTo('RFC 7644 §3.3') // 'https://www.rfc-editor.org/rfc/rfc7644#section-3.3' */
function linkTo(section: string): string {
  const [, rfc, part] = /^RFC (\d+) §(.+)$/.exec(section) ?? []
  return `https://www.rfc-editor.org/rfc/rfc${rfc}#section-${part}`
}

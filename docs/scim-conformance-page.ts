import { areas, type Area } from '../packages/scim-server/src/conformance/index.ts'
import type { Requirement } from '../packages/scim-server/src/conformance/requirement.ts'
import { formatWays, kinds } from '../packages/scim-server/src/conformance/ways.ts'

const folder = '../packages/scim-server/src/conformance'

/** Writes the page about which requirements the reference server meets. */
export function describeConformance(): string {
  const count = areas.reduce((sum, { requirements }) => sum + Object.keys(requirements).length, 0)
  return [
    `# SCIM conformance

The requirements of RFC 7643, RFC 7644, RFC 9865 and the HTTP specifications beneath them for a service provider, in our words, each with the
test over real HTTP that proves it: ${count} requirements. The title of a test is the section and the sentence; the compiler refuses a
requirement without a test.

**Ways** are the requests that the test of a requirement sends. The record lists them, and a test fails when it sends the requests
of other ways, or of fewer. A word means several ways:

| Word | Requests |
| --- | --- |
${kinds.map(({ name, what }) => `| ${name} | ${what} |\n`).join('')}| all | every request of these |

Not offered, since PingOne never asks for it: asynchronous requests (\`Prefer: respond-async\`) and SCIM Events (RFC 9967). A log of
the requests and a user interface are the sandbox's, not the server's.

This page is written from the records in [\`conformance/\`](${folder}) by \`pnpm docs:write\`.
`,
    ...areas.map(describeArea),
  ].join('\n')
}

function describeArea({ title, file, requirements }: Area): string {
  const rows = Object.values<Requirement>(requirements).map(
    ({ section, level, text, ways }) =>
      `| ${linkTo(section)} | ${level} | ${text} | ${formatWays(ways)} |\n`,
  )
  return `## ${title}

Shown by [\`${file}.test.ts\`](${folder}/${file}.test.ts).

| Section | Level | Requirement | Ways |
| --- | --- | --- | --- |
${rows.join('')}`
}

function linkTo(section: string): string {
  const [, rfc, part] = /^RFC (\d+) §(.+)$/.exec(section) ?? []
  return `[${section}](https://www.rfc-editor.org/rfc/rfc${rfc}#section-${part})`
}

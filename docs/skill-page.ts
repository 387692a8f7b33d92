import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { createProgram } from '../apps/sandbox/src/cli/program.ts'
import type { Tool } from '../apps/sandbox/src/mcp/tool/tool.ts'
import { isReading, tools } from '../apps/sandbox/src/mcp/tools.ts'

const published = 'npx pingone-sandbox'

/** Writes the description of the sandbox for coding agents, which the package contains. */
export function describeSkill(): string {
  return forPackage(
    [
      frontMatter,
      introduction,
      `## Commands\n\n${commandList()}`,
      `## Tools\n\n${toolList(tools.filter(isReading))}`,
      `With \`--write\`:\n\n${toolList(tools.filter((tool) => !isReading(tool)))}`,
      ...recipes,
    ].join('\n'),
  )
}

const frontMatter = `---
name: pingone-sandbox
description: Simulates PingOne's SCIM Outbound provisioning on this machine. Use it to build, test or debug a SCIM 2.0 server (endpoint, service provider) that PingOne shall provision to, to find out why a user or group is not provisioned, and to write tests of provisioning. No tenant, no account, offline.
---
`

const introduction = `# PingOne sandbox

${sentenceOf('docs/architecture.md', '`pingone-sandbox` has')}

\`\`\`sh
${published}
${published} mcp --start --write
\`\`\`

The first command starts it, and prints the addresses of the console, of the Platform API and of a reference SCIM server with its token. The
second offers one to a coding agent as tools, over stdio (Model Context Protocol). Where the tools are registered, use them; otherwise
use the commands and the control API, which is below \`/_sandbox\` of the printed address.

PingOne provisions the users and groups in the scope of a **rule** to the SCIM server of a **connection**. Each **change** of the directory leads
to a **decision** for each user under each rule, to **exchanges** (requests with their answers) and to an **outcome**. The **story** of a user has all of it.
`

function commandList(): string {
  const lines = createProgram().commands.flatMap((command) => linesOf(command))
  return `\`${published} <command>\`; each has \`--help\`.\n\n${lines.join('')}`
}

type Command = ReturnType<typeof createProgram>

/** A line for a command, or for each of those below it. */
function linesOf(command: Command, parent = ''): readonly string[] {
  const name = `${parent}${command.name()}`
  if (command.commands.length > 0)
    return command.commands.flatMap((each) => linesOf(each, `${name} `))
  const parameters = command.registeredArguments.map((each) => ` <${each.name()}>`)
  return [`- \`${name}${parameters.join('')}\`: ${command.description()}\n`]
}

const toolList = (listed: readonly Tool[]) =>
  listed.map(({ name, description }) => `- \`${name}\`: ${description}\n`).join('')

const recipes: readonly string[] = [
  `## Test a SCIM server for PingOne

1. Start the server, and note its SCIM base URL (below which \`/Users\` is) and its bearer token.
2. Call \`check_endpoint\` with \`url\` and \`token\`, or run

   \`\`\`sh
   PINGONE_SANDBOX_CHECK_TOKEN=<token> ${published} check http://localhost:3000/scim/v2
   \`\`\`

3. Fix what \`breaks\` first, then what is \`not-supported\` and needed. Each finding says what happened, what PingOne does next, and how a
   server does it right. With \`only\` (\`--only users.disable\`) one check is repeated.
4. Check again until the verdict is \`works\`. Report a \`remark\` to the user: PingOne counts it as a success.

${sectionOf('docs/check.md', 'Verdicts', { tableOnly: true })}
${sectionOf('docs/check.md', 'Exit codes', { tableOnly: true })}`,
  `## Watch one user reach a server

1. \`connect_endpoint\` with \`url\` and \`token\` tests the server, and makes a connection and a rule for one user; with \`users: "all"\` for all.
   The command is \`${published} connect <scim-url> --token <token>\`.
2. \`change_user\` creates, updates, disables or deletes a user, waits, and tells what was sent. \`run_scenario\` plays many changes.
3. \`plan_sync\` says beforehand what would be sent, and for one user why it is in scope or not.
`,
  `## Why did this user fail?

1. \`get_status\` names the failures by cause, with users. \`get_story\` with the username has the requests, the cause and the repair.
2. \`get_exchange\` shows the request that causes the failure. It may be an earlier one that succeeded: a lookup whose filter finds nothing, before a
   create that is answered with 409.
3. Look at \`side\` of the cause: \`server\` is fixed in the code of the SCIM server, \`connection\` and \`mapping\` in PingOne's configuration,
   \`network\` between them.
4. Fix it, then call \`retry_failed\`, and read the outcome.

Without the tools: \`GET /_sandbox/overview\`, \`GET /_sandbox/subjects/users/{id}\`, \`GET /_sandbox/exchanges/{id}\`, \`POST /_sandbox/retry\`.
`,
  `## Write a test with Vitest

A sandbox for each worker, returned to its seed before each test. \`toHaveProvisioned\` waits, reads the user back from the server, and prints the
story of the user where something differs.

\`\`\`sh
npm install --save-dev pingone-sandbox vitest
\`\`\`

A fixture connects the server under test:

${codeOf('examples/vitest-endpoint/sandbox-and-endpoint.ts')}
Tests change users in PingOne, and say what the server has then:

${codeOf('examples/vitest-endpoint/endpoint.test.ts')}
Without Vitest, \`createSandbox()\` from \`pingone-sandbox\` starts a sandbox in the process, and \`openSandbox(url)\` from \`pingone-sandbox/client\` uses one that
runs. In any language, a test command finds a sandbox of its own in the environment (\`PINGONE_SANDBOX_URL\`, \`PINGONE_SANDBOX_SCIM_URL\`, …):

\`\`\`sh
${published} exec -- npm test
\`\`\`
`,
]

/** The sentence of a page that begins with a text. */
function sentenceOf(page: string, start: string): string {
  const text = read(page)
  const from = text.indexOf(start)
  if (from === -1) throw new Error(`${page} has no sentence that begins with ${start}`)
  return text.slice(from, from + text.slice(from).search(/\.\s/) + 1)
}

/** The text of a section of a page, or the tables in it. */
function sectionOf(
  page: string,
  heading: string,
  { tableOnly }: { readonly tableOnly: boolean },
): string {
  const [, rest] = read(page).split(`\n## ${heading}\n`)
  if (rest === undefined) throw new Error(`${page} has no section ${heading}.`)
  const lines = (rest.split(/^## /m)[0] ?? '').trim().split('\n')
  return `${(tableOnly ? lines.filter((line) => line.startsWith('|')) : lines).join('\n')}\n`
}

/** A file of an example, as a block of code. */
function codeOf(file: string): string {
  return `\`\`\`ts\n${read(file).trimEnd()}\n\`\`\`\n`
}

function read(page: string): string {
  return readFileSync(join(import.meta.dirname, '..', page), 'utf8')
}

/** The same text for a reader who has the package, and no checkout: the published command, and no links into the repository. */
const forPackage = (text: string) =>
  text
    .replaceAll('npx -y pnpm sandbox', published)
    .replaceAll(/\[([^\]]*)\]\((?!https?:)[^)]*\)/g, '$1')

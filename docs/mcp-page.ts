import { z } from 'zod'
import type { Tool } from '../apps/sandbox/src/mcp/tool/tool.ts'
import { isReading, tools } from '../apps/sandbox/src/mcp/tools.ts'

const introduction = `# Tools for coding agents

\`mcp\` offers a sandbox to a coding agent as tools, over standard input and output (Model Context Protocol). An agent that writes a
SCIM server connects it, changes users in PingOne, reads why one failed, fixes the code and retries, without a person at the console. A
person can watch it there meanwhile.

\`\`\`sh
npx -y pnpm sandbox mcp --start --write
\`\`\`

The client of the agent starts this command; it ends when the client closes its standard input.

| flag      | does                                                                                                 |
| --------- | ---------------------------------------------------------------------------------------------------- |
| \`--write\` | offers the tools that change something; without it they are not offered, and nothing changes         |
| \`--start\` | starts a sandbox in the same process: on free ports, in memory, with the settings of the environment |
| \`--url\`   | names a running sandbox; without it, the tools look where every command does                         |

Without \`--start\` the sandbox need not run yet: each call looks for it, and says what to start where none answers.

## Registering it

Claude Code:

\`\`\`sh
claude mcp add pingone-sandbox -- npx -y pingone-sandbox mcp --start --write
\`\`\`

Other clients, in their JSON configuration:

\`\`\`json
{
  "mcpServers": {
    "pingone-sandbox": {
      "command": "npx",
      "args": ["-y", "pingone-sandbox", "mcp", "--start", "--write"]
    }
  }
}
\`\`\`

In a clone of this repository the command is \`npx\` with the arguments \`-y pnpm --dir <clone> sandbox mcp\` and the flags. The package contains
\`SKILL.md\`, a description of the sandbox for agents. It is written from this page and others; copy it to where your agent looks for skills, such
as \`.claude/skills/pingone-sandbox/SKILL.md\`.

## What the tools answer

- **Twice the same**: a text for the model, and data (\`structuredContent\`) with the ids that other tools take.
- **Bounded**: lists have a \`limit\` and a \`cursor\`, bodies are cut with a note, and an answer has at most 16,000 characters of text and of data.
- **Errors that can be read**: what the sandbox refuses is an answer with \`isError\`, \`code\`, \`message\` and \`hint\`, and so is a wrong input.
- **Without secrets**: they are masked as in [the control API](control-api.md#secrets). The tools take credentials of a SCIM server, or use those of a
  connection: with one that a person has made, the agent sees no credential.
- **Settled**: a tool that changes something waits until provisioning is idle, for \`waitSeconds\` at most, and says whether it is.

\`check_endpoint\` writes to a SCIM server, and needs \`--write\` as well. A call that the client cancels stops the check, which removes what it has made.
([Decision 34](decisions/0034-tools-are-offered-by-what-they-change.md))

This page is written from \`apps/sandbox/src/mcp/tools/\` by \`pnpm docs:write\`.
`

/** Writes the page about the tools for coding agents. */
export function describeTools(): string {
  const [reading, writing] = [tools.filter(isReading), tools.filter((tool) => !isReading(tool))]
  return [
    introduction,
    '## Tools that change nothing\n',
    ...reading.map(describe),
    '## Tools that need `--write`\n',
    ...writing.map(describe),
  ].join('\n')
}

/** The member of a JSON schema that is shown. */
interface Parameter {
  readonly description?: string
}

function describe(tool: Tool): string {
  const { properties = {}, required = [] } = z.toJSONSchema(tool.input, { io: 'input' })
  const parameters = Object.entries(properties as Readonly<Record<string, Parameter>>)
  const lines = parameters.map(
    ([name, { description = '' }]) =>
      `- \`${name}\`${required.includes(name) ? ' (required)' : ''}: ${description}\n`,
  )
  return `### \`${tool.name}\`

${tool.description}
${lines.length === 0 ? '' : `\n${lines.join('')}`}`
}

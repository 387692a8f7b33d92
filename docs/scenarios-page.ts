import { describeScenario, scenarios } from '../packages/workspace/src/index.ts'

const introduction = `# Scenarios

Scripted changes of the directory, to see provisioning at work without clicking it together. A scenario goes through the Platform API
as an administrator would, so each step is a change with decisions, requests and outcomes of its own. Who is hired, moved or dismissed
is drawn from \`--random-seed\`: the same seed and the same runs give the same people, and a reset starts over.

\`\`\`sh
npx -y pnpm sandbox scenario list
npx -y pnpm sandbox scenario run hire --set count=10 --wait 30s
curl http://127.0.0.1:4470/_sandbox/scenarios/hire --json '{"count": 10}'
\`\`\`

The command prints a line for each step; with \`--wait\` it ends once all of it is provisioned. In the console they are under
**Scenarios**. The answer comes once the directory is changed; to wait for the sync, ask [\`/_sandbox/idle\`](control-api.md#waiting).

Each needs what it speaks of: the groups of the seed by default, and an enabled rule for anything to reach a target.

This page is written from \`packages/workspace/src/scenario\` by \`pnpm docs:write\`.
`

/** Writes the page about the scenarios. */
export function describeScenarios(): string {
  return [introduction, ...scenarios.map((each) => describe(describeScenario(each)))].join('\n')
}

function describe({
  name,
  title,
  summary,
  watch,
  parameters,
}: ReturnType<typeof describeScenario>): string {
  const lines = parameters.map(
    (each) =>
      `- \`${each.name}\`, ${JSON.stringify(each.default)} by default: ${each.description}\n`,
  )
  return `## \`${name}\`

**${title}.** ${summary}

${lines.length === 0 ? '' : `${lines.join('')}\n`}**Watch:** ${watch}
`
}

import { describeScenario, scenarios } from '../packages/workspace/src/index.ts'

const introduction = `# Scenarios

Scripted changes of the directory that show provisioning without manual work. A scenario uses the Platform API
as an administrator does, so each step is a change with its own decisions, requests and outcomes. Who is hired, moved or dismissed
is drawn from \`--random-seed\`: the same seed and the same runs give the same people, and a reset starts over.

\`\`\`sh
npx -y pnpm sandbox scenario list
npx -y pnpm sandbox scenario run hire --set count=10 --wait 30s
curl http://127.0.0.1:4470/_sandbox/scenarios/hire --json '{"count": 10}'
\`\`\`

The command prints a line for each step; with \`--wait\` it ends when all changes are provisioned. In the console they are under
**Scenarios** and on the **Stage**. The answer comes when the directory is changed; to wait for the sync, ask [\`/_sandbox/idle\`](control-api.md#waiting).

A scenario needs the groups that it names (those of the seed by default), and an enabled rule to reach a target.

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

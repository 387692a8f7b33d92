import { misbehaviours } from '../packages/scim-server/src/index.ts'
import {
  misbehaviourFindings,
  type MisbehaviourFindings,
} from '../packages/check/test/misbehaviour-findings.ts'

const titles = new Map<string, string>(misbehaviours.map(({ id, title }) => [id, title]))

/** Writes the page about which error of a server leads to which finding of `check`. */
export function describeCheckFindings(): string {
  return `# What each error of a server leads to

What [\`check\`](check.md) finds at a reference server with one of its [misbehaviours](misbehaviours.md): every finding but those that work and
those that are skipped because of it. The verdict and the cause are those of the report; the profile is \`current\` unless the row
names another one.

| error of the server | findings | |
| --- | --- | --- |
${misbehaviourFindings.map(describe).join('')}
This page is written from [\`misbehaviour-findings.ts\`](../packages/check/test/misbehaviour-findings.ts) by \`pnpm docs:write\`;
\`misbehaviours.test.ts\` beside it proves each row with the checks that it names, and \`pnpm soak check\` with all.
`
}

function describe({ misbehaviour, profile, findings, note = '' }: MisbehaviourFindings): string {
  const error = `[${titles.get(misbehaviour) ?? misbehaviour}](misbehaviours.md#${misbehaviour})`
  const under = profile === undefined ? '' : ` (\`${profile}\`)`
  const found = Object.entries(findings).map(([id, finding]) => `\`${id}\` ${finding}`)
  return `| ${error}${under} | ${found.join('<br>') || 'none'} | ${note} |\n`
}

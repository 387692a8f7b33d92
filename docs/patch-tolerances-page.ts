import { toleranceRecords } from '../packages/scim/src/index.ts'

const introduction = `# What PATCH forgives

Real clients send PATCH requests that RFC 7644 does not ask a server to take. The reference server takes them, each by a tolerance of its
own; switched off, it answers with the strict error that the tolerance names. So you can find out which of them a client needs.

\`\`\`sh
npx -y pnpm start --scim-strict boolean-as-string    # all: every one
\`\`\`

This page is written from the records in [\`tolerances.ts\`](../packages/scim/src/tolerances.ts) by \`pnpm docs:write\`.
`

/** Writes the page about the shapes of PATCH that are accepted beyond the RFC. */
export function describeTolerances(): string {
  const sections = toleranceRecords.map(
    ({ id, what, client, source }) => `## \`${id}\`

${what}

- **Sent by:** ${client}
- **Source:** <${source}>
`,
  )
  return [introduction, ...sections].join('\n')
}

import { type TolerancePlace, toleranceRecords } from '../packages/scim/src/index.ts'

const introduction = `# What the server forgives

Real clients send requests that RFC 7643 and RFC 7644 do not ask a server to take: resources without \`schemas\`, booleans as text,
PATCH operations of other shapes. The reference server takes them, each by a tolerance of its own; switched off, it answers with
the strict error that the tolerance names. So you can find out which of them a client needs.

\`\`\`sh
npx -y pnpm start --scim-strict boolean-as-string --scim-strict schemas-missing
npx -y pnpm start --scim-strict all                  # nothing is forgiven
\`\`\`

What is forgiven holds wherever such a request may arrive: a tolerance for resources counts for POST, PUT and both within a bulk
request. Without a switch, read-only attributes in a POST or a PUT are ignored, as RFC 7644 §3.3 and §3.5.1 ask, and
\`application/json\` is taken for \`application/scim+json\` (§3.1). The \`schemas\` of PATCH, search and bulk requests must list their URN in any case.

This page is written from the records in [\`tolerances.ts\`](../packages/scim/src/values/tolerances.ts) by \`pnpm docs:write\`.
`

const placeNames: Readonly<Record<TolerancePlace, string>> = {
  PATCH: 'PATCH operations',
  resource: 'resources sent with POST and PUT',
  message: 'PATCH and bulk requests around their operations',
  query: 'filters of queries',
}

/** Writes the page about what is accepted beyond the RFCs. */
export function describeTolerances(): string {
  const sections = toleranceRecords.map(
    ({ id, places, what, client, source }) => `## \`${id}\`

${what}

- **In:** ${places.map((place) => placeNames[place]).join(', ')}
- **Sent by:** ${client}
- **Source:** <${source}>
`,
  )
  return [introduction, ...sections].join('\n')
}

import { z } from 'zod'
import { checkReport } from '../packages/contract/src/index.ts'

/** Writes the JSON Schema of a report of `check`. Members may be added to a format, so a schema that knows fewer accepts them. */
export function describeCheckReport(): string {
  const { $schema, ...schema } = z.toJSONSchema(checkReport, { io: 'input' })
  const described = {
    $schema,
    title: 'A report of pingone-sandbox check',
    description:
      'What PingOne would do with a SCIM endpoint, as `check --json <file>` writes it. docs/check.md explains the members.',
    ...schema,
  }
  return `${JSON.stringify(described, null, 2)}\n`
}

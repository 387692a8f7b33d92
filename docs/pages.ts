import { describeCheckFindings } from './check-findings-page.ts'
import { describeCheckReport } from './check-report-schema.ts'
import { describeFailures } from './failures-page.ts'
import { describeTools } from './mcp-page.ts'
import { describeMisbehaviours } from './misbehaviours-page.ts'
import { describeTolerances } from './patch-tolerances-page.ts'
import { describeQuirks } from './quirks-page.ts'
import { describeScenarios } from './scenarios-page.ts'
import { describeConformance } from './scim-conformance-page.ts'
import { describeSkill } from './skill-page.ts'

/** A page or schema that `pnpm docs:write` generates from records in the code. */
export interface Page {
  /** Its path from this folder. */
  readonly file: string
  readonly content: string
}

export const pages: readonly Page[] = [
  { file: 'check-findings.md', content: describeCheckFindings() },
  { file: 'check-report.schema.json', content: describeCheckReport() },
  { file: 'failures.md', content: describeFailures() },
  { file: 'mcp.md', content: describeTools() },
  { file: 'misbehaviours.md', content: describeMisbehaviours() },
  { file: 'patch-tolerances.md', content: describeTolerances() },
  { file: 'quirks.md', content: describeQuirks() },
  { file: 'scenarios.md', content: describeScenarios() },
  { file: 'scim-conformance.md', content: describeConformance() },
  { file: '../apps/sandbox/SKILL.md', content: describeSkill() },
]

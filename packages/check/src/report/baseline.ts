import { checkReport, type CheckReport } from '@pingone-sandbox/contract'
import { SandboxError } from '@pingone-sandbox/workspace/text'

/**
 * Reads an earlier report, whose findings a run accepts.
 *
 * Throws a `SandboxError` `invalid_setting` that names the file for a text that is no report.
 */
export function parseBaseline(text: string, file: string): CheckReport {
  const refuse = (what: string, cause?: unknown) =>
    new SandboxError(
      'invalid_setting',
      `${file} is no baseline: ${what}.`,
      'A baseline is a report that check has written with --json.',
      { cause },
    )
  let content: unknown
  try {
    content = JSON.parse(text)
  } catch (error) {
    throw refuse('it is not JSON', error)
  }
  const result = checkReport.safeParse(content)
  if (result.success) return result.data
  const [issue] = result.error.issues
  const place = issue?.path.join('.') ?? ''
  throw refuse(`${place === '' ? 'it' : place} is not as in a report of check`, result.error)
}

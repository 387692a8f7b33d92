import type { ChangeSummary } from '@pingone-sandbox/contract'
import { oneLine } from './bounds.ts'

/** A change in a line. */
export function describeChange(change: ChangeSummary): string {
  const { at, action, subject, summary, result, finished, failures = [], exchanges } = change
  const causes = [...new Set(failures.map(({ cause }) => cause))]
  const end = result ?? (finished ? '' : 'in progress')
  return [
    `${at} ${action} ${subject.type} ${oneLine(subject.name, 80)}: ${oneLine(summary)}`,
    ...(end === '' ? [] : [`→ ${oneLine(end)}`]),
    ...(causes.length === 0 ? [] : [`Failed: ${causes.join(', ')}.`]),
    `(${exchanges} requests, change ${change.id})`,
  ].join(' ')
}

/** A change for programs. */
export function summarizeChange(change: ChangeSummary) {
  const { id, at, action, subject, summary, finished, result, ends, outcomes, failures } = change
  return {
    ...{ id, at, action, subject: { ...subject, name: oneLine(subject.name, 80) } },
    summary: oneLine(summary),
    finished,
    ...(result !== undefined && { result: oneLine(result) }),
    ...(ends && { ends }),
    outcomes,
    ...(failures && { causes: [...new Set(failures.map(({ cause }) => cause))] }),
    requests: change.exchanges,
  }
}

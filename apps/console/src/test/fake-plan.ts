import type { PlannedAction, PlanReport } from '@pingone-sandbox/contract'
import { HttpResponse } from 'msw'

/** A plan; it sends nothing unless told so. */
export function fakePlan(parts: Partial<PlanReport> = {}): PlanReport {
  return {
    counts: { created: 0, updated: 0, removed: 0, unchanged: 0, held: 0, failed: 0 },
    removals: { disabled: 0, deleted: 0 },
    coverage: { exact: 0, estimated: 0, unexamined: 0 },
    ...{ rules: [], stops: [], reads: 0, durationMs: 12, actions: [] },
    ...parts,
  }
}

/** The update of one user. */
export function fakeAction(parts: Partial<PlannedAction> = {}): PlannedAction {
  return {
    ...{ end: 'updated', rule: { id: 'rule', name: 'Staff' }, inScope: true, conditions: [] },
    ...{ subject: { type: 'user', id: 'u1', name: 'ada' }, steps: ['update'], summary: 'Updated' },
    requests: [
      {
        ...{ method: 'PATCH', url: 'https://vendor.test/Users/7', headers: {}, body: '{}' },
        ...{ purpose: 'update', quirks: [] },
      },
    ],
    changes: [{ path: 'title', before: 'Clerk', after: 'Boss' }],
    comparedWith: 'sent',
    ...parts,
  }
}

/** The answer of the sandbox with a plan, as it streams one. */
export const answerPlan = (report: PlanReport) =>
  new HttpResponse(`{}\n${JSON.stringify({ report })}\n`, {
    headers: { 'content-type': 'application/x-ndjson' },
  })

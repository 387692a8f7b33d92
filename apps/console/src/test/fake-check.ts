import type {
  CheckExchange,
  CheckFinding,
  CheckRecord,
  CheckReport,
} from '@pingone-sandbox/contract'

/** A request of a check with its answer. */
export function fakeCheckExchange(
  id: string,
  {
    path = '/Users/1',
    status = 200,
    ...others
  }: Partial<CheckExchange> & {
    readonly path?: string
    readonly status?: number
  } = {},
): CheckExchange {
  return {
    id,
    at: '2026-01-05T09:00:00.000Z',
    durationMs: 4,
    purpose: 'update',
    summary: 'Update the user',
    attempt: 1,
    request: { method: 'PUT', url: `http://endpoint.test/scim/v2${path}`, headers: {} },
    response: { status, headers: {}, body: '{}' },
    quirks: [],
    sender: 'pingone',
    ...others,
  }
}

/** What a check found; it works unless something else is said. */
export const fakeFinding = (
  finding: Partial<CheckFinding> & Pick<CheckFinding, 'id' | 'title'>,
): CheckFinding => ({
  theme: 'users',
  verdict: 'works',
  needed: true,
  needs: 'PingOne needs this.',
  summary: 'The endpoint does what PingOne asks.',
  details: [],
  fix: [],
  section: {
    title: 'RFC 7644 §3.5.1',
    url: 'https://www.rfc-editor.org/rfc/rfc7644#section-3.5.1',
  },
  certainty: 'inferred',
  behaviours: [],
  exchanges: [],
  ...finding,
})

/** A check that runs. */
export const fakeRunningCheck = (check: Partial<CheckRecord> = {}): CheckRecord => ({
  id: 'check',
  status: 'running',
  isStopping: false,
  startedAt: '2026-01-05T09:00:00.000Z',
  endpoint: 'http://endpoint.test/scim/v2',
  profile: 'current',
  progress: {
    ...{ reading: 'current', readingNumber: 1, readings: 1 },
    ...{ doing: 'A user is renamed', done: 1, total: 4 },
  },
  findings: [],
  ...check,
})

/** A check that has finished with these findings. */
export function fakeCheck(
  findings: readonly CheckFinding[],
  exchanges: readonly CheckExchange[] = [],
): CheckRecord {
  const count = (verdict: CheckFinding['verdict']) =>
    findings.filter((finding) => finding.verdict === verdict).length
  const verdict = count('breaks') > 0 ? 'breaks' : 'works'
  const report: CheckReport = {
    ...{ format: 1, version: '1.0.0', ledger: '2026-01', profile: 'current' },
    ...{ endpoint: 'http://endpoint.test/scim/v2', at: '2026-01-05T09:00:00.000Z' },
    ...{ durationMs: 3000, requests: 12, marker: 'pingone-check-1-', left: [], verdict },
    summary: verdict === 'works' ? 'PingOne works with it.' : 'PingOne does not work with it.',
    counts: {
      breaks: count('breaks'),
      'not-supported': count('not-supported'),
      remark: count('remark'),
      works: count('works'),
      skipped: count('skipped'),
    },
    readings: [{ id: 'current', verdict, tried: 'requests', worse: [] }],
    findings: [...findings],
    exchanges: [...exchanges],
  }
  const { summary, counts } = report
  return {
    ...fakeRunningCheck({ findings: [...findings] }),
    status: 'finished',
    endedAt: '2026-01-05T09:00:03.000Z',
    ...{ verdict, summary, counts, report },
  }
}

import type {
  CheckExchange,
  CheckFinding,
  CheckReport,
  CheckVerdict,
} from '@pingone-sandbox/contract'

/** What an endpoint might answer to break out of a report. */
export const hostile = `</script><img src=x onerror=alert(1)>"'\`|\u001b[31m\u202e\u0000]]> &amp; ${'`'.repeat(4)} @all 名前`

export const marker = 'pingone-check-01234567-'

export function exampleExchange(id: string, changes: Partial<CheckExchange> = {}): CheckExchange {
  return {
    ...{ id, at: '2026-12-01T08:00:00.000Z', durationMs: 8.4, purpose: 'update', attempt: 1 },
    ...{ sender: 'pingone', summary: 'Update the user', quirks: [] },
    request: {
      method: 'PUT',
      url: 'https://scim.example.com/v2/Users/1',
      headers: { authorization: 'Bearer ••••', 'content-type': 'application/scim+json' },
      body: JSON.stringify({ userName: `${marker}users-ada@example.com`, active: false }),
    },
    response: {
      status: 200,
      headers: { 'content-type': 'application/scim+json' },
      body: JSON.stringify({ id: '1', active: true, displayName: hostile }),
    },
    ...changes,
  }
}

export function exampleFinding(
  id: string,
  verdict: CheckVerdict,
  changes: Partial<CheckFinding> = {},
): CheckFinding {
  const isProblem = verdict !== 'works' && verdict !== 'skipped'
  return {
    ...{ id, verdict, title: `The check ${id}`, theme: id.split('.')[0] ?? id, needed: true },
    needs: 'The endpoint keeps and shows "active".',
    summary: `${marker}users-ada@example.com: the endpoint has active true; PingOne believes it is false.`,
    ...(isProblem && {
      cause: 'state',
      next: 'PingOne takes the change for done, and does not send it again before the value changes.',
    }),
    details: isProblem ? [`The endpoint says ${hostile}.`] : [],
    fix: isProblem ? ['Store active as a boolean.', 'Answer with active as it is stored.'] : [],
    section: {
      title: 'RFC 7643 §4.1.1',
      url: 'https://www.rfc-editor.org/rfc/rfc7643#section-4.1.1',
    },
    certainty: 'inferred',
    behaviours: [
      { id: 'a', title: 'Users are updated with PUT', evidence: 'inferred', source: 'Likely.' },
    ],
    exchanges: [],
    ...changes,
  }
}

export function exampleReport(
  findings: readonly CheckFinding[],
  changes: Partial<CheckReport> = {},
): CheckReport {
  const count = (verdict: CheckVerdict) =>
    findings.filter((finding) => finding.verdict === verdict).length
  return {
    ...{ format: 1, version: '0.1.0', ledger: '2026-12', at: '2026-12-01T08:00:00.000Z' },
    ...{ endpoint: 'https://scim.example.com/v2', profile: 'current', durationMs: 8200, marker },
    verdict: findings[0]?.verdict ?? 'skipped',
    summary: `PingOne does not work with this endpoint: ${count('breaks')} of ${findings.length} checks fail.`,
    counts: {
      breaks: count('breaks'),
      'not-supported': count('not-supported'),
      remark: count('remark'),
      works: count('works'),
      skipped: count('skipped'),
    },
    findings: [...findings],
    readings: [{ id: 'current', verdict: 'breaks', tried: 'requests', worse: [] }],
    ...{ requests: 214, left: [], exchanges: [] },
    ...changes,
  }
}

/** A report with a finding of each verdict, in two readings, whose texts are hostile. */
export const hostileReport: CheckReport = exampleReport(
  [
    exampleFinding('users.disable', 'breaks', {
      summary: `The endpoint answers ${hostile}`,
      exchanges: ['two', 'one'],
    }),
    exampleFinding('groups.create', 'not-supported', { exchanges: ['three'] }),
    exampleFinding('users.names', 'remark', { exchanges: ['one'] }),
    exampleFinding('users.create', 'works'),
    exampleFinding('users.enable', 'skipped', {
      summary: 'Skipped because users.disable does not work.',
    }),
  ],
  {
    exchanges: [
      exampleExchange('one'),
      exampleExchange('two', {
        at: '2026-12-01T08:00:01.000Z',
        sender: 'check',
        summary: `Reads ${hostile}`,
        request: {
          method: 'GET',
          url: `https://scim.example.com/v2/Users/${encodeURIComponent(hostile)}`,
          headers: {},
        },
        response: { status: 404, headers: { 'x-header': hostile }, body: hostile, note: hostile },
      }),
      (({ response: _, ...exchange }) => ({
        ...exchange,
        failure: { code: 'timeout', message: `No answer: ${hostile}` },
      }))(exampleExchange('three')),
      exampleExchange('four'),
    ],
    left: [{ type: 'User', id: '1', name: hostile, reason: hostile }],
    readings: [
      { id: 'current', verdict: 'breaks', tried: 'requests', worse: [] },
      {
        ...{ id: 'current,userUpdate=patch', verdict: 'breaks', tried: 'requests' },
        worse: [exampleFinding('users.create', 'breaks', { summary: hostile })],
      },
    ],
  },
)

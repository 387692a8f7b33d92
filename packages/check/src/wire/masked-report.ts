import type { CheckExchange, CheckFinding, CheckReport } from '@pingone-sandbox/contract'
import { createMasker, createSecretValues, type Masker } from '@pingone-sandbox/pingone'

/** Removes secrets from what a check says, wherever the endpoint has repeated them. */
export interface ReportMasker {
  readonly finding: (finding: CheckFinding) => CheckFinding
  readonly report: (report: CheckReport) => CheckReport
}

export function createReportMasker(secrets: readonly string[]): ReportMasker {
  const values = createSecretValues(secrets)
  const masker = createMasker(values)
  const maskFinding = (finding: CheckFinding): CheckFinding => ({
    ...finding,
    summary: values.mask(finding.summary),
    details: finding.details.map((detail) => values.mask(detail)),
  })
  return {
    finding: maskFinding,
    report: (report) => ({
      ...report,
      findings: report.findings.map(maskFinding),
      readings: report.readings.map((reading) => ({
        ...reading,
        worse: reading.worse.map(maskFinding),
      })),
      endpoint: masker.address(report.endpoint),
      exchanges: report.exchanges.map((exchange) => maskExchange(exchange, masker)),
    }),
  }
}

function maskExchange(exchange: CheckExchange, masker: Masker): CheckExchange {
  const { request, response } = exchange
  return {
    ...exchange,
    request: {
      ...request,
      url: masker.address(request.url),
      ...(request.body !== undefined && { body: masker.body(request.body) }),
    },
    ...(response && {
      response: {
        ...response,
        headers: masker.headers(response.headers),
        body: masker.body(response.body),
      },
    }),
  }
}

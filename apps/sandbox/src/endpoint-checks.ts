import type { CheckReport, CheckReportFormat } from '@pingone-sandbox/contract'
import type { Transport } from '@pingone-sandbox/pingone'
import type { EndpointChecks } from '@pingone-sandbox/workspace'
import { version } from './package/version.ts'

/** Creates what checks endpoints over the transport of the sandbox. The check is loaded with the first run. */
export function createEndpointChecks(transport: Transport): EndpointChecks {
  return {
    async run(request, { signal, onProgress }) {
      const { checkEndpoint } = await import('@pingone-sandbox/check')
      const { url, authentication, acceptCertificate, profile, groups, only, timeoutMs } = request
      return checkEndpoint(
        url,
        {
          ...{ acceptCertificate, profile, groups, signal, onProgress },
          credentials: { method: 'connection', configuration: authentication },
          ...(only && { only }),
          ...(timeoutMs !== undefined && { timeoutMs }),
        },
        { transport, version },
      )
    },
    format,
  }
}

async function format(report: CheckReport, form: CheckReportFormat): Promise<string> {
  const { assess, formatHtml, formatJunit, formatMarkdown } = await import('@pingone-sandbox/check')
  switch (form) {
    case 'json':
      return `${JSON.stringify(report, null, 2)}\n`
    case 'markdown':
      return formatMarkdown(report, assess(report))
    case 'html':
      return formatHtml(report, assess(report))
    case 'junit':
      return formatJunit(report, assess(report))
  }
}

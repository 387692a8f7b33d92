import type { CheckExchange, CheckFinding, CheckReport } from '@pingone-sandbox/contract'
import { byGravity, countVerdicts, gravest } from './judge/gravity.ts'
import { summarise } from './judge/summarise.ts'
import { ledgerVersion } from './ledger-version.ts'
import { cleanUp, removeMade } from './run/clean-up.ts'
import { openCleaning } from './run/cleaning-connection.ts'
import { createHistory } from './run/history.ts'
import type { CheckHost, CheckOptions } from './run/options.ts'
import { playTheme } from './run/play-theme.ts'
import { probeEndpoint } from './run/probe-endpoint.ts'
import { connectionOf, openSession } from './run/session.ts'
import { secretsOf } from './tenant/credentials.ts'
import { selectThemes } from './themes/selected.ts'
import { themes } from './themes/themes.ts'
import { createReportMasker } from './wire/masked-report.ts'

/**
 * Points PingOne's behaviour at a SCIM endpoint and reports what PingOne would do with it.
 *
 * `url` is the SCIM base URL. Everything that it makes at the endpoint carries a marker and is removed at the end, also after an error
 * or an abort. Throws a `CheckError` where the endpoint cannot be checked at all.
 */
export async function checkEndpoint(
  url: string,
  options: CheckOptions,
  host: CheckHost,
): Promise<CheckReport> {
  const { profile = 'current', keep = false, onProgress = () => {} } = options
  const { signal = new AbortController().signal } = options
  const session = openSession(url, options, host)
  const { endpoint, guarded, made, marker, time } = session
  const startedAt = time.now()
  const selected = selectThemes(themes, options)
  const masker = createReportMasker(secretsOf(options.credentials))
  const findings: CheckFinding[] = []
  const history = createHistory()
  const exchanges: CheckExchange[] = []
  const total = selected.reduce((sum, { judged }) => sum + judged.size, 0)
  const report = (doing: string, finding?: CheckFinding) =>
    onProgress({
      ...{ reading: profile, readingNumber: 1, readings: 1, doing },
      ...{ done: findings.length, total },
      ...(finding && { finding }),
    })

  let left: CheckReport['left'] = []
  await using cleaning = await openCleaning(connectionOf(session))
  report('Asks whether this is a SCIM endpoint')
  await probeEndpoint(cleaning.endpoint)
  signal.throwIfAborted()
  try {
    for (const each of selected) {
      if (signal.aborted) break
      // oxlint-disable-next-line no-await-in-loop -- a theme has the endpoint for itself
      await playTheme({
        ...connectionOf(session),
        ...{ ...each, profile, signal, history },
        names: marker.within(each.theme.id),
        withheld: guarded.withheld,
        onCheck: ({ title }) => report(title),
        onFinding(found) {
          const finding = masker.finding(found)
          findings.push(finding)
          report(finding.title, finding)
        },
        onExchange: (exchange) => exchanges.push(exchange),
      })
      // oxlint-disable-next-line no-await-in-loop
      if (!keep) await removeMade(cleaning.endpoint, made)
    }
  } finally {
    await session.beginCleanUp()
    if (!keep) {
      report('Removes what the check has made')
      left = [...(await cleanUp(cleaning.endpoint, made)).left]
    }
  }
  signal.throwIfAborted()

  const verdict = gravest(findings)
  const readings: CheckReport['readings'] = [{ id: profile, verdict, tried: 'requests', worse: [] }]
  return masker.report({
    ...{ format: 1, version: host.version, ledger: ledgerVersion },
    ...{ endpoint, profile, verdict, left, readings, exchanges },
    at: startedAt.toISOString(),
    durationMs: time.now().getTime() - startedAt.getTime(),
    summary: summarise(findings, readings),
    counts: countVerdicts(findings),
    findings: findings.toSorted(byGravity),
    marker: marker.prefix,
    requests: guarded.count(),
  })
}

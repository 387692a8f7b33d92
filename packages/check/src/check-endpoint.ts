import type { CheckReading, CheckReport } from '@pingone-sandbox/contract'
import { byGravity, countVerdicts, gravest } from './judge/gravity.ts'
import { summarise } from './judge/summarise.ts'
import { ledgerVersion } from './ledger-version.ts'
import { playAtEndpoint, type PlayContext } from './readings/play.ts'
import { listReadings } from './readings/readings.ts'
import { type Baseline, exchangesOf, tryReading } from './readings/try-reading.ts'
import { interruptedWith } from './run/check-error.ts'
import { cleanUp, removeMade } from './run/clean-up.ts'
import { openCleaning } from './run/cleaning-connection.ts'
import { createHistory } from './run/history.ts'
import type { CheckHost, CheckOptions } from './run/options.ts'
import { probeEndpoint } from './run/probe-endpoint.ts'
import { createProgress } from './run/progress.ts'
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
  const [first = 'current', ...others] = profile === 'all' ? listReadings() : [profile]
  const progress = createProgress({
    readings: [first, ...others],
    total: selected.reduce((sum, { judged }) => sum + judged.size, 0),
    onProgress,
  })
  const context: PlayContext = {
    ...{ session, signal },
    onCheck: progress.says,
    onFinding: (finding) => progress.found(masker.finding(finding)),
  }
  const history = createHistory()
  const baselines: Baseline[] = []
  const readings: CheckReading[] = []
  const exchanges: CheckReport['exchanges'] = []
  let left: CheckReport['left'] = []

  await using cleaning = await openCleaning(connectionOf(session))
  const afterPlay = async () => {
    if (!keep) await removeMade(cleaning.endpoint, made)
  }
  progress.says('Asks whether this is a SCIM endpoint')
  await probeEndpoint(cleaning.endpoint).finally(() => signal.throwIfAborted())
  try {
    for (const each of selected) {
      if (signal.aborted) break
      const part = { selected: each, profile: first, key: '' }
      // oxlint-disable-next-line no-await-in-loop -- a theme has the endpoint for itself
      const played = await playAtEndpoint({ ...part, history }, context)
      baselines.push({ selected: each, ...played })
      exchanges.push(...exchangesOf(played, played.findings))
      // oxlint-disable-next-line no-await-in-loop
      await afterPlay()
    }
    const verdict = gravest(baselines.flatMap(({ findings }) => findings))
    readings.push({ id: first, verdict, tried: 'requests', worse: [] })
    for (const [index, id] of others.entries()) {
      if (signal.aborted) break
      progress.beginReading(id)
      // oxlint-disable-next-line no-await-in-loop
      const tried = await tryReading(baselines, {
        ...{ ...context, afterPlay, profile: id, key: `${index + 2}` },
        onTheme: progress.says,
      })
      readings.push(tried.reading)
      exchanges.push(...tried.exchanges)
    }
  } finally {
    await session.beginCleanUp()
    if (!keep) {
      progress.says('Removes what the check has made')
      left = [...(await cleanUp(cleaning.endpoint, made)).left]
    }
  }
  if (signal.aborted && left.length > 0) throw interruptedWith(left, signal.reason)
  signal.throwIfAborted()

  const findings = baselines.flatMap((baseline) => baseline.findings)
  return masker.report({
    ...{ format: 1, version: host.version, ledger: ledgerVersion },
    ...{ endpoint, profile, left, readings, exchanges },
    at: startedAt.toISOString(),
    durationMs: time.now().getTime() - startedAt.getTime(),
    verdict: gravest(findings),
    summary: summarise(findings, readings),
    counts: countVerdicts(findings),
    findings: findings.toSorted(byGravity),
    marker: marker.prefix,
    requests: guarded.count(),
  })
}

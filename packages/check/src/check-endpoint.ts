import {
  type CheckExchange,
  type CheckFinding,
  type CheckProgress,
  type CheckReport,
  type CheckVerdict,
  checkVerdicts,
} from '@pingone-sandbox/contract'
import {
  createMasker,
  createSecretValues,
  createSystemTime,
  quirks,
  type Time,
  type Transport,
} from '@pingone-sandbox/pingone'
import { cleanUp } from './run/clean-up.ts'
import { openCleaning } from './run/cleaning-connection.ts'
import { playTheme } from './run/play-theme.ts'
import { type Credentials, secretsOf } from './tenant/credentials.ts'
import { themes as allThemes } from './themes/themes.ts'
import { createGuardedTransport } from './wire/guarded-transport.ts'
import { createMadeResources } from './wire/made-resources.ts'
import { createMarker } from './wire/marker.ts'
import { ledgerVersion } from './ledger-version.ts'

/** How an endpoint is checked. */
export interface CheckOptions {
  readonly credentials: Credentials
  /** A behaviour profile; `current` unless given. */
  readonly profile?: string
  /** Whether groups are checked; they are unless this is false. */
  readonly groups?: boolean
  /** The ids of the checks or themes to judge; all unless given. */
  readonly only?: readonly string[]
  readonly acceptCertificate?: boolean
  /** Leaves what the check made at the endpoint. */
  readonly keep?: boolean
  /** The timeout of one request in milliseconds; 10 000 unless given. */
  readonly timeoutMs?: number
  /** Ends the check early: it cleans up, and throws the reason. */
  readonly signal?: AbortSignal
  readonly onProgress?: (progress: CheckProgress) => void
}

/** What a check runs with. */
export interface CheckHost {
  /** Sends the requests. */
  readonly transport: Transport
  /** The version of the sandbox, for the report. */
  readonly version: string
  /** The time of this machine unless given. */
  readonly time?: Time
  /** Draws UUIDs; random unless given. */
  readonly newId?: () => string
}

/**
 * Points PingOne's behaviour at a SCIM endpoint and reports what PingOne would do with it.
 *
 * `url` is the SCIM base URL. Everything that it makes at the endpoint carries a marker and is removed at the end, also after an error
 * or an abort. Throws a `CheckError` where the endpoint cannot be checked at all.
 */
export async function checkEndpoint(
  url: string,
  options: CheckOptions,
  { transport, version, time = createSystemTime(), newId = () => crypto.randomUUID() }: CheckHost,
): Promise<CheckReport> {
  const { credentials, profile = 'current', signal, onProgress = () => {} } = options
  const startedAt = time.now()
  const endpoint = url.replace(/\/+$/, '')
  const marker = createMarker(newId())
  const made = createMadeResources()
  let isCleaning = false
  const isStopped = () => !isCleaning && (signal?.aborted ?? false)
  const guarded = createGuardedTransport({
    ...{ send: transport, endpoint, made, isStopped },
    tokenUrl: credentials.method === 'client-credentials' ? credentials.tokenUrl : undefined,
  })
  const themes = selectThemes(options)
  const findings: CheckFinding[] = []
  const exchanges: CheckExchange[] = []
  const total = themes.reduce((sum, { checks }) => sum + checks.length, 0)
  const report = (doing: string, finding?: CheckFinding) =>
    onProgress({
      ...{ reading: profile, readingNumber: 1, readings: 1, doing },
      ...{ done: findings.length, total },
      ...(finding && { finding }),
    })
  const common = {
    ...{ endpoint, credentials, transport: guarded.send, time },
    acceptCertificate: options.acceptCertificate ?? false,
    timeoutMs: options.timeoutMs ?? 10_000,
  }

  let left: CheckReport['left'] = []
  try {
    for (const theme of themes) {
      if (isStopped()) break
      // oxlint-disable-next-line no-await-in-loop -- a theme has the endpoint for itself
      await playTheme({
        ...common,
        ...{ theme, profile, marker, isStopped },
        withheld: guarded.withheld,
        ledger: new Map(quirks.map((quirk) => [quirk.id, quirk])),
        onCheck: ({ title }) => report(title),
        onFinding(finding) {
          findings.push(finding)
          report(finding.title, finding)
        },
        onExchange: (exchange) => exchanges.push(exchange),
      })
    }
  } finally {
    isCleaning = true
    if (options.keep !== true) {
      report('Removes what the check has made')
      await using cleaning = await openCleaning(common)
      left = [...(await cleanUp(cleaning.endpoint, made)).left]
    }
  }
  signal?.throwIfAborted()

  const sorted = findings.toSorted((one, other) => gravity(one.verdict) - gravity(other.verdict))
  const verdict = worstOf(findings)
  return withoutSecrets(
    {
      ...{ format: 1, version, ledger: ledgerVersion, endpoint, profile, verdict, left },
      at: startedAt.toISOString(),
      durationMs: time.now().getTime() - startedAt.getTime(),
      summary: summarise(findings),
      counts: countVerdicts(findings),
      findings: sorted,
      readings: [{ id: profile, verdict, tried: 'requests', worse: [] }],
      marker: marker.prefix,
      requests: guarded.count(),
      exchanges,
    },
    secretsOf(credentials),
  )
}

function selectThemes({ groups = true, only }: CheckOptions) {
  return allThemes
    .filter((theme) => groups || theme.isAboutGroups !== true)
    .filter(
      ({ id, checks }) =>
        only === undefined ||
        only.some((each) => each === id || checks.some((check) => check.id === each)),
    )
}

const gravity = (verdict: CheckVerdict) => checkVerdicts.indexOf(verdict)

const worstOf = (findings: readonly CheckFinding[]): CheckVerdict =>
  checkVerdicts.find((verdict) => findings.some((finding) => finding.verdict === verdict)) ??
  'skipped'

const countVerdicts = (findings: readonly CheckFinding[]): CheckReport['counts'] =>
  Object.fromEntries(
    checkVerdicts.map((verdict) => [
      verdict,
      findings.filter((finding) => finding.verdict === verdict).length,
    ]),
  ) as CheckReport['counts']

function summarise(findings: readonly CheckFinding[]): string {
  const count = (verdict: CheckVerdict) =>
    findings.filter((finding) => finding.verdict === verdict).length
  const [broken, unsupported, remarked] = [count('breaks'), count('not-supported'), count('remark')]
  const of = `of ${findings.length} checks`
  if (broken + unsupported > 0)
    return `PingOne does not work with this endpoint: ${broken + unsupported} ${of} fail.`
  if (remarked > 0) return `PingOne works with this endpoint, with a remark on ${remarked} ${of}.`
  return `PingOne works with this endpoint: ${count('works')} ${of} work.`
}

/** Masks the credentials wherever an endpoint has repeated them. */
function withoutSecrets(report: CheckReport, secrets: readonly string[]): CheckReport {
  const masker = createMasker(createSecretValues(secrets))
  return {
    ...report,
    exchanges: report.exchanges.map((exchange) => ({
      ...exchange,
      request: {
        ...exchange.request,
        url: masker.address(exchange.request.url),
        ...(exchange.request.body !== undefined && { body: masker.body(exchange.request.body) }),
      },
      ...(exchange.response && {
        response: {
          ...exchange.response,
          headers: masker.headers(exchange.response.headers),
          body: masker.body(exchange.response.body),
        },
      }),
    })),
  }
}

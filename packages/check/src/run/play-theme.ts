import type { CheckExchange, CheckFinding, Quirk } from '@pingone-sandbox/contract'
import { parseProfile, type Time, type Transport } from '@pingone-sandbox/pingone'
import { findingOf, judge } from '../judge/judge.ts'
import type { Credentials } from '../tenant/credentials.ts'
import { startTenant } from '../tenant/simulated-tenant.ts'
import type { Evidence } from '../themes/evidence.ts'
import type { Scene } from '../themes/scene.ts'
import type { Check, Judgement, Theme } from '../themes/theme.ts'
import type { WithheldRequest } from '../wire/guarded-transport.ts'
import type { Marker } from '../wire/marker.ts'
import { buildScene } from './build-scene.ts'
import { compareState } from './compare-state.ts'
import { createOwnRequests } from './own-requests.ts'

export interface PlayOptions {
  readonly theme: Theme
  /** The checks of the theme to judge; those that they come after are played as well. */
  readonly only?: ReadonlySet<string> | undefined
  /** A behaviour profile: `current,userUpdate=patch`. */
  readonly profile: string
  readonly endpoint: string
  readonly credentials: Credentials
  readonly acceptCertificate: boolean
  readonly timeoutMs: number
  readonly transport: Transport
  readonly withheld: () => readonly WithheldRequest[]
  readonly marker: Marker
  readonly time: Time
  readonly ledger: ReadonlyMap<string, Quirk>
  readonly isStopped: () => boolean
  readonly onCheck: (check: Check) => void
  readonly onFinding: (finding: CheckFinding) => void
  readonly onExchange: (exchange: CheckExchange) => void
}

/** How long the work that follows from one change may take, in milliseconds. */
const longestSyncMs = 120_000

/** Plays the checks of a theme one after another, each on what the ones before it have left. */
export async function playTheme(options: PlayOptions): Promise<void> {
  const { theme, marker, time, isStopped } = options
  const own: CheckExchange[] = []
  await using tenant = await startTenant({
    transport: options.transport,
    profile: options.profile,
    randomSeed: 1,
    time,
  })
  const { control } = tenant
  let drawn = 0
  const settle = async () => {
    const isIdle = await control.waitForIdle(longestSyncMs)
    if (!isIdle) throw new Error(`The sync of ${theme.id} does not end.`)
  }
  const scene = await buildScene({
    ...{ tenant, theme, marker, settle },
    endpoint: options.endpoint,
    credentials: options.credentials,
    choices: parseProfile(options.profile).choices,
    acceptCertificate: options.acceptCertificate,
    timeoutMs: options.timeoutMs,
    ownRequests: (connectionId) =>
      createOwnRequests({
        ...{ control, connectionId, endpoint: options.endpoint },
        now: time.now,
        newId: () => `${theme.id}-own-${++drawn}`,
        onExchange(exchange) {
          own.push(exchange)
          options.onExchange(exchange)
        },
      }),
  })

  const verdicts = new Map<string, CheckFinding['verdict']>()
  let seq = await lastSeq(scene)
  for (const check of theme.checks) {
    if (isStopped()) return
    options.onCheck(check)
    const firstOwn = own.length
    const firstWithheld = options.withheld().length
    const sent: CheckExchange[] = []
    // oxlint-disable-next-line no-await-in-loop -- each check stands on the ones before it
    const { evidence, judgement } = await playCheck()
    if (isStopped()) return
    const finding = findingOf(check, theme, judgement, { evidence, scene, ledger: options.ledger })
    verdicts.set(check.id, finding.verdict)
    options.onFinding(finding)

    async function playCheck(): Promise<{ evidence: Evidence; judgement: Judgement }> {
      const missing = check.after?.find((id) =>
        ['breaks', 'not-supported', 'skipped'].includes(verdicts.get(id) ?? 'works'),
      )
      const reason = missing === undefined ? check.isSkipped?.(scene) : `${missing} does not work`
      if (reason !== undefined)
        return {
          evidence: nothing,
          judgement: { verdict: 'skipped', summary: `Skipped because ${reason}.` },
        }
      await check.play(scene)
      await settle()
      const entries = await entriesAfter(seq, scene)
      seq = entries.at(-1)?.seq ?? seq
      for (const entry of entries) {
        if (entry.type !== 'exchange') continue
        const exchange: CheckExchange = {
          ...briefOf(entry.exchange),
          id: `${theme.id}-${entry.exchange.id}`,
          sender: 'pingone',
        }
        sent.push(exchange)
        options.onExchange(exchange)
      }
      const outcomes = [
        ...new Map(
          entries
            .filter((entry) => entry.type === 'outcome')
            .map((entry) => [entry.subject.id, entry]),
        ).values(),
      ]
      const gathered = {
        outcomes,
        sent,
        retries: entries.filter((entry) => entry.type === 'retry'),
        differences: await compareState(outcomes, scene),
      }
      const evidence: Evidence = {
        ...gathered,
        own: own.slice(firstOwn),
        withheld: options.withheld().slice(firstWithheld),
      }
      const judgement = await judge(check, evidence, scene)
      return { evidence: { ...evidence, own: own.slice(firstOwn) }, judgement }
    }
  }
}

const nothing: Evidence = {
  outcomes: [],
  sent: [],
  own: [],
  retries: [],
  withheld: [],
  differences: [],
}

async function lastSeq({ control }: Scene): Promise<number> {
  const { entries } = await control.entries({ before: 'end', limit: 1 })
  return entries[0]?.seq ?? 0
}

async function entriesAfter(seq: number, { control }: Scene) {
  const all = []
  for (let after = seq; ;) {
    // oxlint-disable-next-line no-await-in-loop -- a page leads to the next
    const { entries, cursor } = await control.entries({ after, limit: 1000 })
    all.push(...entries)
    if (cursor === undefined) return all
    after = entries.at(-1)?.seq ?? after
  }
}

/** What a report keeps of a recorded exchange. */
function briefOf(exchange: CheckExchangeSource) {
  const { id, at, durationMs, purpose, summary, attempt, request, response, failure, quirks } =
    exchange
  return {
    ...{ id, at, durationMs, purpose, summary, attempt, request, quirks },
    ...(response && { response }),
    ...(failure && { failure }),
  }
}
type CheckExchangeSource = Omit<CheckExchange, 'sender'>

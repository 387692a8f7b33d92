import type { CheckExchange, CheckFinding, JournalEntry, Quirk } from '@pingone-sandbox/contract'
import { parseProfile, quirks } from '@pingone-sandbox/pingone'
import { findingOf } from '../judge/finding.ts'
import { judge } from '../judge/judge.ts'
import { startTenant } from '../tenant/simulated-tenant.ts'
import type { Evidence } from '../themes/evidence.ts'
import type { Scene } from '../themes/scene.ts'
import type { SelectedTheme } from '../themes/selected.ts'
import type { Check, Judgement } from '../themes/theme.ts'
import { Unplayable } from '../themes/unplayable.ts'
import type { WithheldRequest } from '../wire/guarded-transport.ts'
import type { Marker } from '../wire/marker.ts'
import { buildScene } from './build-scene.ts'
import { createStateComparison } from './compare-state.ts'
import type { History } from './history.ts'
import { createOwnRequests } from './own-requests.ts'
import type { Connection } from './session.ts'

export interface PlayOptions extends Connection, SelectedTheme {
  /** A behaviour profile: `current,userUpdate=patch`. */
  readonly profile: string
  /** Names the users and groups of the theme. */
  readonly names: Marker
  /** What the ids of the exchanges begin with. */
  readonly exchangePrefix: string
  readonly withheld: () => readonly WithheldRequest[]
  /** Ends the theme early, without a finding of the check in progress. */
  readonly signal: AbortSignal
  readonly history: History
  readonly onCheck: (check: Check) => void
  readonly onFinding: (finding: CheckFinding) => void
  readonly onExchange: (exchange: CheckExchange) => void
}

/** How long the work that follows from one change may take, in milliseconds. */
const longestSyncMs = 120_000

const ledger: ReadonlyMap<string, Quirk> = new Map(quirks.map((quirk) => [quirk.id, quirk]))

/** Plays the checks of a theme one after another, each on what the ones before it have left, up to the last that is judged. */
export async function playTheme(options: PlayOptions): Promise<void> {
  try {
    await playChecks(options)
  } catch (error) {
    // Without answers a check may well throw.
    if (!options.signal.aborted) throw error
  }
}

async function playChecks(options: PlayOptions): Promise<void> {
  const { theme, judged, names, time, signal, history } = options
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
    const isIdle = await untilAborted(control.waitForIdle(longestSyncMs), signal)
    if (isIdle === false) throw new Error(`The sync of ${theme.id} does not end.`)
  }
  const scene = await buildScene({
    ...{ tenant, theme, names, settle },
    endpoint: options.endpoint,
    credentials: options.credentials,
    choices: parseProfile(options.profile).choices,
    acceptCertificate: options.acceptCertificate,
    timeoutMs: options.timeoutMs,
    ownRequests: (connectionId) =>
      createOwnRequests({
        ...{ control, connectionId, endpoint: options.endpoint },
        time: { now: time.now, sleep: (milliseconds) => time.sleep(milliseconds, signal) },
        newId: () => `${options.exchangePrefix}own-${++drawn}`,
        onExchange(exchange) {
          own.push(exchange)
          options.onExchange(exchange)
        },
      }),
  })

  const state = createStateComparison(scene)
  /** The users and groups whose work has failed in a check of this theme. */
  const failed = new Set<string>()
  let seq = await lastSeq(scene)
  const last = theme.checks.findLastIndex(({ id }) => judged.has(id))
  for (const check of theme.checks.slice(0, last + 1)) {
    if (signal.aborted) return
    options.onCheck(check)
    const firstOwn = own.length
    const firstWithheld = options.withheld().length
    const skipped = (reason: string): { evidence: Evidence; judgement: Judgement } => ({
      evidence: { ...nothing, own: own.slice(firstOwn) },
      judgement: { verdict: 'skipped', summary: `Skipped because ${reason}.` },
    })
    // oxlint-disable-next-line no-await-in-loop -- each check stands on the ones before it
    const { evidence, judgement } = await playCheck()
    if (signal.aborted) return
    const finding = findingOf(check, theme, judgement, { evidence, scene, ledger })
    history.verdicts.set(check.id, finding.verdict)
    if (judged.has(check.id)) options.onFinding(finding)

    async function playCheck(): Promise<{ evidence: Evidence; judgement: Judgement }> {
      const missing = check.after?.find((id) =>
        ['breaks', 'not-supported', 'skipped'].includes(history.verdicts.get(id) ?? 'works'),
      )
      const reason = missing === undefined ? check.isSkipped?.(scene) : `${missing} does not work`
      if (reason !== undefined) return skipped(reason)
      const unprepared = check.prepare && (await prepare(check.prepare))
      if (unprepared !== undefined) return skipped(unprepared)
      const played = await check.play(scene).catch(unplayable)
      await settle()
      const { sent, outcomes, retries } = await takeEntries()
      if (played instanceof Unplayable) return skipped(played.message)
      const evidence: Evidence = {
        ...{ sent, outcomes, retries },
        differences: await state.compare(outcomes, sent),
        own: own.slice(firstOwn),
        withheld: options.withheld().slice(firstWithheld),
      }
      const judgement =
        played ?? (await judge(check, history.withoutReported(evidence, check), scene))
      return { evidence: { ...evidence, own: own.slice(firstOwn) }, judgement }
    }
  }

  /** Prepares a check. Returns why it cannot be played; undefined when it can. */
  async function prepare(step: NonNullable<Check['prepare']>): Promise<string | undefined> {
    const refusal = await step(scene).then(() => undefined, unplayable)
    await settle()
    const { outcomes } = await takeEntries()
    const failed = outcomes.find(({ status }) => status === 'failed' || status === 'partial')
    if (failed) return `the endpoint does not have what it begins with: ${failed.summary}`
    return refusal?.message
  }

  /** Reads what the journal has since it was last read, and reports the exchanges. */
  async function takeEntries(): Promise<Pick<Evidence, 'sent' | 'outcomes' | 'retries'>> {
    const all = await entriesAfter(seq, scene)
    seq = all.at(-1)?.seq ?? seq
    const entries = withoutEarlierFailures(all, failed)
    const sent = entries
      .filter((entry) => entry.type === 'exchange')
      .map(({ exchange }): CheckExchange => ({
        ...briefOf(exchange),
        id: options.exchangePrefix + exchange.id,
        sender: 'pingone',
      }))
    for (const exchange of sent) options.onExchange(exchange)
    const outcomes = entries.filter((entry) => entry.type === 'outcome')
    state.learn(outcomes)
    return {
      sent,
      // The last one of each.
      outcomes: [...new Map(outcomes.map((entry) => [entry.subject.id, entry])).values()],
      retries: entries.filter((entry) => entry.type === 'retry'),
    }
  }
}

/**
 * Leaves out what PingOne does again for users and groups that failed in an earlier check: a revision repeats it, and the finding is
 * there already. Nothing is left out where there is nothing else.
 */
function withoutEarlierFailures(
  entries: readonly JournalEntry[],
  failed: Set<string>,
): readonly JournalEntry[] {
  const outcomes = entries.filter((entry) => entry.type === 'outcome')
  const failing = outcomes.filter(({ status }) => status === 'failed' || status === 'partial')
  const again = new Set(failing.map(({ subject }) => subject.id).filter((id) => failed.has(id)))
  for (const { subject } of failing) failed.add(subject.id)
  if (outcomes.every(({ subject }) => again.has(subject.id))) return entries
  return entries.filter((entry) => {
    const subject = entry.type === 'exchange' ? entry.exchange.subject : subjectOf(entry)
    return subject === undefined || !again.has(subject.id)
  })
}

const subjectOf = (entry: JournalEntry) =>
  entry.type === 'outcome' || entry.type === 'retry' ? entry.subject : undefined

/** Waits for a promise, or until the signal aborts: then the answer is undefined. */
async function untilAborted<Value>(
  promise: Promise<Value>,
  signal: AbortSignal,
): Promise<Value | undefined> {
  if (signal.aborted) return undefined
  const aborted = Promise.withResolvers<undefined>()
  const onAbort = () => aborted.resolve(undefined)
  signal.addEventListener('abort', onAbort, { once: true })
  promise.catch(() => {})
  try {
    return await Promise.race([promise, aborted.promise])
  } finally {
    signal.removeEventListener('abort', onAbort)
  }
}

function unplayable(error: unknown): Unplayable {
  if (error instanceof Unplayable) return error
  throw error
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

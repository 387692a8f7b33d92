import type { CheckFinding, CheckReading } from '@pingone-sandbox/contract'
import { type ChoiceName, choiceValues, parseProfile } from '@pingone-sandbox/pingone'
import { gravest, isWorse } from '../judge/gravity.ts'
import { createHistory, type History } from '../run/history.ts'
import type { SelectedTheme } from '../themes/selected.ts'
import { type Part, playAgainst, playAtEndpoint, type PlayContext, type Played } from './play.ts'
import type { Recording } from './recording.ts'

/** A theme as it was played at the endpoint under the first reading. */
export interface Baseline extends Played {
  readonly selected: SelectedTheme
  readonly recording: Recording
}

export interface ReadingOptions extends PlayContext {
  readonly profile: string
  readonly key: string
  /** Receives the title of a theme that begins. */
  readonly onTheme: (title: string) => void
  /** Runs after a theme was played at the endpoint. */
  readonly afterPlay: () => Promise<void>
}

/** A reading that was tried, with the exchanges of the findings that are worse. */
export interface TriedReading extends Pick<Played, 'exchanges'> {
  readonly reading: CheckReading
}

type Tried = CheckReading['tried']

/** Why the recording does not tell the outcome. */
type Miss = 'other-request' | 'other-headers'

/** A theme under the reading, with what the reading has shown by then. */
interface Outcome extends Played {
  readonly tried: Tried
  readonly history: History
}

/**
 * Tries another reading of PingOne's behaviour, theme by theme.
 *
 * A theme is played against the recorded answers first. Where all its requests are found there, the endpoint would answer the same, and
 * is not asked. At the first request that was not recorded the theme is played at the endpoint.
 */
export async function tryReading(
  baselines: readonly Baseline[],
  options: ReadingOptions,
): Promise<TriedReading> {
  const { profile, key, signal, onTheme, onFinding } = options
  const findings: CheckFinding[] = []
  const worse: CheckFinding[] = []
  const exchanges: Played['exchanges'][number][] = []
  const tried = new Set<Tried>()
  // An endpoint that does not mind other headers in one theme does not mind them in the next.
  let comparesHeaders = true
  let history = createHistory()

  const changed = changedChoices(profile)
  for (const baseline of baselines) {
    if (signal.aborted) break
    const { choices = changed } = baseline.selected.theme
    if (!choices.some((choice) => changed.includes(choice))) continue
    onTheme(baseline.selected.theme.title)
    // oxlint-disable-next-line no-await-in-loop -- a theme has the endpoint for itself
    const outcome = await tryTheme(baseline)
    history = outcome.history
    tried.add(outcome.tried)
    findings.push(...outcome.findings)
    const found = worseThan(baseline.findings, outcome.findings)
    worse.push(...found)
    exchanges.push(...exchangesOf(outcome, found))
  }
  const howTried = (['requests', 'answers', 'no-difference'] as const).find((how) => tried.has(how))
  return {
    reading: { id: profile, verdict: gravest(findings), tried: howTried ?? 'answers', worse },
    exchanges,
  }

  async function tryTheme(baseline: Baseline): Promise<Outcome> {
    const answered = await tryAnswers(baseline)
    if (answered !== 'other-request' && answered !== 'other-headers') return answered
    const part = partOf(baseline)
    const played = await playAtEndpoint(part, options)
    await options.afterPlay()
    if (answered === 'other-headers' && hasSameFindings(played, baseline)) comparesHeaders = false
    return { ...played, history: part.history, tried: 'requests' }
  }

  async function tryAnswers(baseline: Baseline): Promise<Outcome | Miss> {
    if (dependsOnWaits(baseline.recording, profile)) return 'other-request'
    const part = partOf(baseline)
    const { session } = options
    const { replay, ...played } = await playAgainst(baseline.recording, part, {
      session,
      comparesHeaders,
    })
    if (replay.missed.aborted) return replay.missedByHeaders() ? 'other-headers' : 'other-request'
    for (const finding of played.findings) onFinding(finding)
    const isSame = replay.sentEverything() && hasSameFindings(played, baseline)
    return { ...played, history: part.history, tried: isSame ? 'no-difference' : 'answers' }
  }

  function partOf({ selected }: Baseline): Part {
    return { selected, profile, key, history: history.copy() }
  }
}

function changedChoices(profile: string): readonly ChoiceName[] {
  const [before, after] = ['current', profile].map((each) => parseProfile(each).choices)
  return (Object.keys(choiceValues) as ChoiceName[]).filter(
    (choice) => before?.[choice] !== after?.[choice],
  )
}

/** A recording does not show how the endpoint answers when it is asked again earlier or later. */
const dependsOnWaits = (recording: Recording, profile: string) =>
  recording.asksToWait() && parseProfile(profile).choices.retryAfter !== 'honoured'

const worseThan = (before: readonly CheckFinding[], after: readonly CheckFinding[]) =>
  after.filter((finding) => {
    const earlier = before.find(({ id }) => id === finding.id)
    return earlier !== undefined && isWorse(finding, earlier)
  })

/** The exchanges of a play that show these findings: a group of 250 members has 250 alike. */
export function exchangesOf(
  { exchanges }: Played,
  findings: readonly CheckFinding[],
): Played['exchanges'] {
  const shown = new Set(findings.flatMap((finding) => finding.exchanges))
  return exchanges.filter(({ id }) => shown.has(id))
}

function hasSameFindings(one: Played, other: Played): boolean {
  const textOf = ({ findings }: Played) =>
    JSON.stringify(findings.map(({ id, verdict, needed, cause }) => [id, verdict, needed, cause]))
  return textOf(one) === textOf(other)
}

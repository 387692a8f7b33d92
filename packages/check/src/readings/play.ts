import type { CheckExchange, CheckFinding } from '@pingone-sandbox/contract'
import type { History } from '../run/history.ts'
import { playTheme } from '../run/play-theme.ts'
import { connectionOf, type Session } from '../run/session.ts'
import type { SelectedTheme } from '../themes/selected.ts'
import { createFastTime } from './fast-time.ts'
import { recordAnswers, type Recording } from './recording.ts'
import { createReplay, type Replay, type ReplayOptions } from './replay.ts'

/** A theme under one reading of PingOne's behaviour. */
export interface Part {
  readonly selected: SelectedTheme
  /** The profile of the reading. */
  readonly profile: string
  /** Sets the names and exchanges of this reading apart; empty for the first. */
  readonly key: string
  /** What the earlier themes of the reading have shown. */
  readonly history: History
}

/** What a play of a theme has shown. */
export interface Played {
  readonly findings: readonly CheckFinding[]
  readonly exchanges: readonly CheckExchange[]
}

/** What a play needs beside the theme. */
export interface PlayContext {
  readonly session: Session
  readonly signal: AbortSignal
  /** Receives the title of a check that begins. */
  readonly onCheck: (title: string) => void
  readonly onFinding: (finding: CheckFinding) => void
}

/** Plays a theme at the endpoint, and records the answers. */
export async function playAtEndpoint(
  { selected, profile, key, history }: Part,
  { session, signal, onCheck, onFinding }: PlayContext,
): Promise<Played & { readonly recording: Recording }> {
  const { guarded, marker } = session
  const { send, recording } = recordAnswers(guarded.send, guarded.withheldIn)
  const findings: CheckFinding[] = []
  const exchanges: CheckExchange[] = []
  const { id } = selected.theme
  await playTheme({
    ...connectionOf(session, send),
    ...{ ...selected, profile, history, signal },
    names: (key === '' ? marker : marker.within(key)).within(id),
    exchangePrefix: key === '' ? `${id}-` : `${key}-${id}-`,
    withheld: guarded.withheld,
    onCheck: ({ title }) => onCheck(title),
    onFinding(finding) {
      findings.push(finding)
      onFinding(finding)
    },
    onExchange: (exchange) => exchanges.push(exchange),
  })
  return { findings, exchanges, recording }
}

/** Milliseconds of the tenant that pass in one of the machine, while it plays against a recording. */
const speed = 20

/** Plays a theme against a recording. */
export async function playAgainst(
  recording: Recording,
  { selected, profile, key, history }: Part,
  { session, ...options }: ReplayOptions & { readonly session: Session },
): Promise<Played & { readonly replay: Replay }> {
  const replay = createReplay(recording, options)
  const findings: CheckFinding[] = []
  const exchanges: CheckExchange[] = []
  const { id } = selected.theme
  await playTheme({
    ...connectionOf(session, replay.send),
    ...{ ...selected, profile, history },
    time: createFastTime(session.time, speed),
    names: session.marker.within(id),
    exchangePrefix: `${key}-${id}-`,
    signal: replay.missed,
    withheld: replay.withheld,
    onCheck: () => {},
    onFinding: (finding) => findings.push(finding),
    onExchange: (exchange) => exchanges.push(exchange),
  })
  return { findings, exchanges, replay }
}

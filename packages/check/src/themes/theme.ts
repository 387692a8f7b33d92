import type { CheckVerdict, MappingLine } from '@pingone-sandbox/contract'
import type { BehaviourChoices, ChoiceName } from '@pingone-sandbox/pingone'
import type { Evidence } from './evidence.ts'
import type { Scene } from './scene.ts'

/** A section that says what a server has to do. */
export interface Section {
  readonly title: string
  readonly url: string
}

/** What a check finds beyond the outcome of the sync and the state of the endpoint. */
export interface Judgement {
  readonly verdict: CheckVerdict
  /** What happened, in one sentence. */
  readonly summary: string
  /** A code of what went wrong; none for `works` and `skipped`. */
  readonly cause?: string
  /** What PingOne does next. */
  readonly next?: string
  readonly details?: readonly string[]
  /** The ids of the exchanges that show it, the decisive one first. */
  readonly exchanges?: readonly string[]
}

/** One thing that PingOne does with an endpoint, and what it needs for that. */
export interface Check {
  /** Stable, since baselines refer to it: `users.rename`. */
  readonly id: string
  /** In the words of an administrator: *A user is renamed*. */
  readonly title: string
  /** What PingOne needs of the server. */
  readonly needs: string
  readonly section: Section
  /** How a server does it right, in at most three lines. */
  readonly fix: readonly string[]
  /** Behaviours of the ledger on which it rests, beside those of its requests. */
  readonly behaviours?: readonly string[]
  /** Checks, of this theme or an earlier one, that have to work before this one has a meaning. */
  readonly after?: readonly string[]
  /** Attributes whose loss means that the endpoint did not do what this is about; the loss of any other is a remark. */
  readonly about?: readonly string[]
  /** A failed outcome of the sync is intended and no finding: `judge` alone decides. */
  readonly expectsFailure?: true
  /** Whether PingOne needs it; always unless given. */
  readonly isNeeded?: (choices: BehaviourChoices) => boolean
  /** Why it is not done; it is done unless given. */
  readonly isSkipped?: (scene: Scene) => string | undefined
  /** Makes what the check begins with. The check is skipped where that fails: whether it works is what other checks are about. */
  readonly prepare?: (scene: Scene) => Promise<void>
  /**
   * Changes the directory or the configuration. What it has the endpoint do is judged once the sync is idle. Throws `Unplayable`
   * where the endpoint does not allow what the check is about. Returns a judgement where the answer is known already.
   */
  readonly play: (scene: Scene) => Promise<Judgement | void>
  /** Decides where outcome and state do not; undefined leaves the decision to them. */
  readonly judge?: (evidence: Evidence, scene: Scene) => Promise<Judgement | undefined>
}

/** Checks that follow one another on the same users and groups, through one connection and one rule. */
export interface Theme {
  readonly id: string
  readonly title: string
  /** Needs groups at the endpoint. */
  readonly isAboutGroups?: true
  /** Keys of the connection that differ from those of the wizard. */
  readonly configuration?: Readonly<Record<string, unknown>>
  /**
   * The choices of PingOne's behaviour under which the theme is tried; all unless given. A theme of many users shows nothing new under
   * the others: a theme of few has sent the same requests.
   */
  readonly choices?: readonly ChoiceName[]
  /** Lines of the attribute mapping; PingOne's default mapping unless given. */
  readonly mappings?: readonly MappingLine[]
  readonly checks: readonly Check[]
}

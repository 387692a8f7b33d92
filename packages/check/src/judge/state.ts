import type { Evidence, StateDifference } from '../themes/evidence.ts'
import type { Scene } from '../themes/scene.ts'
import type { Check, Judgement } from '../themes/theme.ts'
import { isGrave } from './grave-attributes.ts'
import { isNeeded } from './needed.ts'
import { nextAfterDifference } from './next-step.ts'

/** Judges in what the endpoint differs from what PingOne believes. */
export function judgeState(evidence: Evidence, check: Check, scene: Scene): Judgement | undefined {
  const differences = evidence.differences.filter(({ isPassing }) => isPassing !== true)
  const grave = differences.filter(({ attribute }) => isGrave(attribute, check))
  const [first = differences[0]] = grave
  if (first === undefined) return undefined
  // An endpoint may leave out what it has no place for; what it shows must be right.
  const isLeftOut =
    !isNeeded(check, scene) && grave.length > 0 && grave.every(({ isMissing }) => isMissing)
  return {
    verdict: isLeftOut ? 'not-supported' : grave.length > 0 ? 'breaks' : 'remark',
    cause: 'state',
    summary: first.message,
    next: nextAfterDifference(first),
    details: sayAll([first, ...differences.filter((each) => each !== first)]),
    exchanges: exchangesOf(differences),
  }
}

/** Judges what a second read shows as PingOne believes it. */
export function judgePassingState({ differences }: Evidence): Judgement | undefined {
  const passing = differences.filter(({ isPassing }) => isPassing)
  if (passing.length === 0) return undefined
  return {
    verdict: 'remark',
    cause: 'stale',
    summary:
      'The first read after the write shows the state before it; the second read shows the change.',
    next: 'PingOne reads before each PUT: a change that follows at once is based on the old state.',
    details: sayAll(passing),
    exchanges: exchangesOf(passing),
  }
}

const sayAll = (differences: readonly StateDifference[]) =>
  differences.map(({ subject, message }) => `${subject}: ${message}`)

const exchangesOf = (differences: readonly StateDifference[]) => [
  ...new Set(differences.flatMap(({ exchangeId }) => exchangeId ?? [])),
]

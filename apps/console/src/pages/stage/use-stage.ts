import type { Culprit, JournalEntryOf, PaceReport, WaitingRequest } from '@pingone-sandbox/contract'
import { useQuery } from '@tanstack/react-query'
import { useMemo, useState } from 'react'
import { useJournal } from '../../entities/journal/journal.ts'
import { usePace } from '../../entities/sandbox/pace-queries.ts'
import { answer } from '../../lib/answer.ts'
import { control } from '../../lib/control-client.ts'
import { useSettled } from '../../lib/use-settled.ts'
import {
  type Act,
  actsOf,
  type Focus,
  focusOf,
  isSameFocus,
  recentEntries,
  type StageTrail,
  trailOf,
  waitingSubjects,
} from './stage-trail.ts'
import { targetAccounts } from './target-accounts.ts'

/** While requests are let through by a limit, the stream does not report those that begin to wait. */
const rereadMs = 400
/** How long a result stays before the next user is shown, in milliseconds: at the slowest, and while paused, when the room takes its time. */
const longestStayMs = 1200
const pausedStayMs = 6000

/** What the stage shows. */
export interface Scene {
  readonly trail: StageTrail | undefined
  /** The request of this trail that waits. */
  readonly pending: WaitingRequest | undefined
  /** The request that waits of another one. */
  readonly next: WaitingRequest | undefined
  readonly waiting: ReturnType<typeof waitingSubjects>
  readonly accounts: ReturnType<typeof targetAccounts>
  readonly pace: PaceReport | undefined
  /** How many steps ago is shown; 0 is now. */
  readonly back: number
  /** The newest act, where it is one of a circuit breaker. */
  readonly circuit: JournalEntryOf<'circuit'> | undefined
  readonly canGoBack: boolean
  readonly goBack: () => void
  readonly goForward: () => void
  readonly goToNow: () => void
}

/** Follows the sync; undefined until the journal is read. */
export function useStage(): Scene | undefined {
  const journal = useJournal()
  const pace = useLivePace()
  const entries = useMemo(() => recentEntries(journal ?? []), [journal])
  const acts = useMemo(() => actsOf(entries), [entries])
  /** The act that is looked back at; undefined for now. */
  const [shownSeq, setShownSeq] = useState<number>()
  const place = acts.findIndex(({ seq }) => seq === shownSeq)
  const back = place < 0 ? 0 : acts.length - 1 - place
  const isNow = back === 0

  const next = isNow ? pace?.next : undefined
  const live = useLiveFocus(acts, next, pace)
  /** The newest act when the stage was opened: what was before is not what happens now. */
  const [openedSeq, setOpenedSeq] = useState<number>()
  if (journal !== undefined && openedSeq === undefined) setOpenedSeq(acts.at(-1)?.seq ?? 0)
  const hasNews = next !== undefined || (acts.at(-1)?.seq ?? 0) > (openedSeq ?? Infinity)
  const present = hasNews ? live : undefined
  const focus = isNow ? present : focusBefore(acts.slice(0, place + 1))
  const until = isNow ? Infinity : (shownSeq ?? Infinity)
  const past = useMemo(() => entries.filter(({ seq }) => seq <= until), [entries, until])
  const trail = useMemo(() => focus && trailOf(focus, actsOf(past)), [focus, past])
  const isPending = isSameFocus(focusOf(next), focus)
  const shownAct = isNow ? (hasNews ? acts.at(-1) : undefined) : acts[place]

  if (journal === undefined) return undefined
  const show = (index: number) =>
    setShownSeq(index >= acts.length - 1 ? undefined : acts[Math.max(0, index)]?.seq)
  const now = acts.length - 1 - back
  return {
    trail,
    pending: isPending ? next : undefined,
    next: isPending ? undefined : next,
    waiting: waitingSubjects(past, focus),
    accounts: targetAccounts(past),
    pace,
    back,
    circuit: shownAct?.type === 'circuit' ? shownAct : undefined,
    canGoBack: now > 0,
    goBack: () => show(now - 1),
    goForward: () => show(now + 1),
    goToNow: () => setShownSeq(undefined),
  }
}

/** The pace with the request that waits, read again where the stream does not tell. */
function useLivePace(): PaceReport | undefined {
  return usePace({
    refetchInterval: ({ perSecond, mode }) =>
      perSecond !== null && mode === 'running' ? rereadMs : false,
  }).data
}

/** Whose work is shown: that of the latest act, and once this was to be seen for a moment, that of the request that waits. */
function useLiveFocus(
  acts: readonly Act[],
  next: WaitingRequest | undefined,
  pace: PaceReport | undefined,
): Focus | undefined {
  const latest = useMemo(() => acts.findLast((act) => isSeen(act, acts)), [acts])
  const perSecond = pace?.perSecond ?? null
  const stay =
    pace?.mode === 'paused' ? pausedStayMs : Math.min(longestStayMs, 500 / (perSecond ?? 1))
  const seen = useSettled(latest?.seq, stay)
  const upcoming = focusOf(next)
  const before = focusOf(latest) ?? focusBefore(acts)
  if (upcoming === undefined || isSameFocus(upcoming, before)) return upcoming ?? before
  return seen === latest?.seq ? upcoming : before
}

/** Whether an act is one to show: a user without a request does not hide the one before. */
function isSeen(act: Act, acts: readonly Act[]): boolean {
  const focus = focusOf(act)
  if (focus === undefined || act.type === 'decision') return false
  if (act.type !== 'outcome' || act.status === 'failed') return true
  return acts.some((each) => each.type === 'exchange' && isSameFocus(focusOf(each), focus))
}

/** The work that the latest of these acts belongs to. */
function focusBefore(acts: readonly Act[]): Focus | undefined {
  return focusOf(acts.findLast((act) => focusOf(act) !== undefined))
}

/** What caused the failure of a trail; undefined while it is read, or where nothing failed. */
export function useCulprit(trail: StageTrail | undefined): Culprit | undefined {
  const { subject, ruleId, changeId } = trail?.focus ?? {}
  const isFailed = trail?.outcome?.status === 'failed'
  const { data } = useQuery({
    queryKey: ['subjectStory', 'culprit', subject?.id, changeId, ruleId],
    enabled: isFailed && subject !== undefined,
    queryFn: async () => {
      const path = `/subjects/${subject?.type}s/${encodeURIComponent(subject?.id ?? '')}?limit=20`
      const { moments } = await control(path, answer('subjectStory'))
      const own = moments.find((moment) => moment.changeId === changeId)
      return own?.rules.find(({ rule }) => rule.id === ruleId)?.culprit ?? null
    },
    staleTime: Infinity,
  })
  return isFailed ? (data ?? undefined) : undefined
}

import type { Evidence } from '../themes/evidence.ts'
import type { Judgement } from '../themes/theme.ts'
import { inCheckWords } from './engine-words.ts'
import { isFailed } from './failure.ts'

/** Judges what the answers contradict, or do not show, although their status says success. */
export function judgeRemarks({ outcomes, sent }: Evidence): Judgement | undefined {
  const remarks = outcomes.flatMap((outcome) => outcome.remarks ?? [])
  const [first] = remarks
  if (first === undefined) return undefined
  return {
    verdict: 'remark',
    cause: first.kind,
    summary: inCheckWords(first.message),
    next: 'PingOne counts this as a success.',
    details: [...new Set(remarks.map(({ message }) => inCheckWords(message)))].slice(1),
    exchanges: sent.filter(({ request }) => request.method !== 'GET').map(({ id }) => id),
  }
}

/** Judges requests that the endpoint carries out at a later attempt only. */
export function judgeRetries({ retries, areRetriesKnown, sent }: Evidence): Judgement | undefined {
  if (retries.length === 0 || areRetriesKnown) return undefined
  return {
    verdict: 'remark',
    cause: 'retried',
    summary: `The endpoint refuses the first attempt, and does it after ${retries.length === 1 ? 'one retry' : `${retries.length} retries`}.`,
    next: 'PingOne repeats a request after a pause: a first sync takes longer, and a user whose attempts are used up is Failed.',
    details: [...new Set(retries.map(({ summary }) => summary))],
    exchanges: sent.filter(isFailed).map(({ id }) => id),
  }
}

import type { Culprit, Exchange, JournalEntryOf, WaitingRequest } from '@pingone-sandbox/contract'
import { isSuccessful } from '../../entities/journal/exchange-text.ts'
import type { StageTrail } from './stage-trail.ts'
import { parseObject } from './target-accounts.ts'

/** What happens now, in a sentence that a room can read. */
export interface Saying {
  readonly text: string
  readonly tone: 'plain' | 'success' | 'danger'
}

interface Told {
  readonly trail: StageTrail
  /** The request of this work that waits for its turn. */
  readonly pending: WaitingRequest | undefined
  /** What caused the failure, as far as it is read. */
  readonly culprit: Culprit | undefined
}

/** Says what happens now with a user or group, and why. */
export function sayOf({ trail, pending, culprit }: Told): Saying {
  const { focus, decision, exchanges, outcome, last } = trail
  const { name } = focus.subject
  const answered = exchanges.at(-1)?.exchange
  if (pending !== undefined) return { text: whyNext(pending, trail), tone: 'plain' }
  if (outcome?.status === 'failed')
    return {
      text: `${name} failed: ${lowerFirst(culprit?.title ?? outcome.summary)}`.replace(/\.?$/, '.'),
      tone: 'danger',
    }
  if (outcome !== undefined) return { text: endOf(trail, answered), tone: toneOf(outcome.status) }
  if (last?.type === 'retry') return { text: last.summary, tone: 'danger' }
  if (answered !== undefined) return sayAnswer(answered, trail)
  if (decision === undefined) return { text: `PingOne looks at ${name}.`, tone: 'plain' }
  return { text: sayDecision(trail), tone: 'plain' }
}

/** Says what a circuit breaker does. */
export const sayCircuit = ({ state, summary }: JournalEntryOf<'circuit'>): Saying => ({
  text: summary,
  tone: state === 'closed' ? 'success' : 'danger',
})

const toneOf = (status: string): Saying['tone'] =>
  status === 'success' || status === 'removed' ? 'success' : 'plain'

function sayDecision({ decision, focus, ruleName }: StageTrail): string {
  const { name } = focus.subject
  if (decision?.inScope === false && decision.steps.length === 0)
    return `${name} is not in scope of ${ruleName}, so nothing is sent.`
  if (decision?.inScope === false)
    return `${name} is no longer in scope of ${ruleName}, so PingOne takes the account away.`
  if (decision?.steps.length === 0) return `Nothing that ${ruleName} sends has changed for ${name}.`
  return `${name} is in scope of ${ruleName}, so PingOne provisions ${nounOf(focus.subject.type)}.`
}

/** Why the request that waits is the next one. */
function whyNext({ purpose, attempt }: WaitingRequest, { focus, exchanges }: StageTrail): string {
  const { name, type } = focus.subject
  const noun = type === 'group' ? 'group' : 'user'
  const lookedUp = exchanges.findLast(({ exchange }) => exchange.purpose === 'lookup')?.exchange
  if (attempt > 1)
    return `The target did not take the request, so PingOne sends it again: attempt ${attempt}.`
  switch (purpose) {
    case 'lookup':
      return `PingOne asks whether the target has a ${noun} named ${name}.`
    case 'create':
      return lookedUp === undefined
        ? `PingOne creates the ${noun} ${name} at the target.`
        : `No ${noun} at the target is named ${name}, so PingOne creates the ${noun}.`
    case 'update':
      return lookedUp === undefined
        ? `Something about ${name} has changed, so PingOne updates the ${noun} at the target.`
        : `The target has a ${noun} named ${name} already, so PingOne links and updates it.`
    case 'read':
      return `PingOne reads ${name} as the target has it, to change only what differs.`
    case 'disable':
      return `${name} is to have no access any more, so PingOne disables the account.`
    case 'delete':
      return `${name} is to be gone, so PingOne deletes the ${noun} at the target.`
    case 'add-members':
      return `The group ${name} has new members, so PingOne adds them at the target.`
    case 'remove-members':
      return `Members have left the group ${name}, so PingOne removes them at the target.`
    case 'token':
      return 'PingOne fetches an access token first.'
    case 'test':
    case 'check':
    case 'probe':
      return 'PingOne asks whether the target answers.'
  }
}

/** What an answer means. */
function sayAnswer(exchange: Exchange, trail: StageTrail): Saying {
  const { name, type } = trail.focus.subject
  const noun = nounOf(type)
  const status = exchange.response?.status
  if (!isSuccessful(exchange))
    return {
      tone: 'danger',
      text:
        status === undefined
          ? `The target gives no answer: ${exchange.failure?.message ?? 'the connection ended'}`
          : `The target answers ${status} and does not do what PingOne asked for ${name}.`,
    }
  switch (exchange.purpose) {
    case 'lookup':
      return {
        tone: 'plain',
        text:
          foundIn(exchange) === 0
            ? `No ${bare(type)} at the target is named ${name}, so PingOne creates ${noun}.`
            : `The target has a ${bare(type)} named ${name}, so PingOne links it.`,
      }
    case 'create':
      return { tone: 'success', text: `The target has created ${name}.` }
    case 'read':
      return { tone: 'plain', text: `The target says what it has of ${name}.` }
    default:
      return { tone: 'success', text: `The target has done what PingOne asked for ${name}.` }
  }
}

/** How the work ended. */
function endOf({ focus, outcome, ruleName }: StageTrail, answered: Exchange | undefined): string {
  const { name } = focus.subject
  if (outcome?.status === 'removed')
    return answered?.purpose === 'delete'
      ? `The target has deleted ${name}.`
      : `The target has disabled ${name}. The account stays.`
  if (outcome?.status === 'unchanged')
    return `Nothing that ${ruleName} sends has changed for ${name}.`
  if (outcome?.status !== 'success') return `${name}: ${outcome?.summary ?? ''}`
  switch (answered?.purpose) {
    case 'create':
      return `The target has created ${name}. PingOne keeps the id, and uses it from now on.`
    case 'disable':
      return `${name} is inactive at the target now.`
    case undefined:
      return `Nothing that ${ruleName} sends has changed for ${name}.`
    default:
      return `${name} is at the target as PingOne has it.`
  }
}

const bare = (type: string) => (type === 'group' ? 'group' : 'user')
const nounOf = (type: string) => `the ${bare(type)}`
const lowerFirst = (text: string) =>
  text.replace(/^(?:The|A|No|It|This)\b/, (word) => word.toLowerCase())

/** How many resources a lookup found; undefined where the answer does not say. */
export function foundIn({ response }: Exchange): number | undefined {
  const body = parseObject(response?.body)
  if (Array.isArray(body?.['Resources'])) return body['Resources'].length
  return typeof body?.['totalResults'] === 'number' ? body['totalResults'] : undefined
}

const purposeWords: Readonly<Record<Exchange['purpose'], string>> = {
  lookup: 'look up',
  read: 'read',
  create: 'create',
  update: 'update',
  disable: 'disable',
  delete: 'delete',
  'add-members': 'add members',
  'remove-members': 'remove members',
  token: 'access token',
  test: 'test',
  check: 'check',
  probe: 'probe',
}

export const purposeWord = (purpose: Exchange['purpose']): string => purposeWords[purpose]

/** Method and path below the base address, decoded: `GET /Users?filter=userName eq "ada"`. */
export function requestLine({ method, url }: Pick<Exchange['request'], 'method' | 'url'>): string {
  const address = URL.parse(url)
  if (address === null) return `${method} ${url}`
  const [path] = /\/(?:Users|Groups|Me|Schemas|ServiceProviderConfig)\b.*$/.exec(
    address.pathname,
  ) ?? [address.pathname]
  return `${method} ${decode(path + address.search)}`
}

function decode(text: string): string {
  try {
    return decodeURIComponent(text.replaceAll('+', ' '))
  } catch {
    return text
  }
}

/** The longest body that a bubble shows, in characters. */
const shownBody = 180

/** A body in one line, without its schemas. */
export function bodyLine(body: string | undefined): string | undefined {
  if (body === undefined || body === '') return undefined
  const parsed = parseObject(body)
  if (parsed === undefined) return body.slice(0, shownBody)
  const { schemas: _, ...shown } = parsed
  // Line breaks within a value are escaped, so these are those between the members.
  const text = JSON.stringify(shown, null, 1).replaceAll(/\n\s*/g, ' ')
  if (text.length <= shownBody) return text
  // Whole members, where one ends in time.
  const start = text.slice(0, shownBody)
  const end = start.lastIndexOf(', "')
  return `${end > 0 ? start.slice(0, end + 1) : start} …`
}

/** The status of an answer with what matters in it: `200 · 0 found`, `201 · id 7a29…ef3f`. */
export function answerLine(exchange: Exchange): string {
  const { response, failure, purpose } = exchange
  if (response === undefined) return failure?.message ?? 'no answer'
  const body = parseObject(response.body)
  const detail = body?.['scimType'] ?? body?.['detail']
  const found = foundIn(exchange)
  if (response.status >= 400 && typeof detail === 'string') return `${response.status} · ${detail}`
  if (purpose === 'lookup' && found !== undefined) return `${response.status} · ${found} found`
  if (typeof body?.['id'] === 'string') return `${response.status} · id ${shortId(body['id'])}`
  return String(response.status)
}

const shortId = (id: string) => (id.length > 12 ? `${id.slice(0, 4)}…${id.slice(-4)}` : id)

/** The first letters of a name: `ada.lovelace` has AL. */
export function initialsOf(name: string): string {
  const parts = name.split(/[^\p{L}\p{N}]+/u).filter(Boolean)
  const [first = '?', last = ''] = parts.length > 1 ? [parts[0], parts.at(-1)] : parts
  return (firstOf(first) + firstOf(last)).toUpperCase()
}

const firstOf = (text: string) => Array.from(text)[0] ?? ''

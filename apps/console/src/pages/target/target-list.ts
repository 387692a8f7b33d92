import type { TargetAnswer } from '@pingone-sandbox/contract'
import { explainAnswer } from '../../entities/target/explain-answer.ts'

/** A SCIM resource; only the attributes that the table shows are typed. A foreign server may answer anything. */
export interface TargetResource {
  readonly id: string
  readonly userName?: string
  readonly displayName?: string
  readonly active?: boolean
  readonly externalId?: string
  readonly name?: {
    readonly formatted?: string
    readonly givenName?: string
    readonly familyName?: string
  }
  readonly emails?: readonly { readonly value?: string }[]
  readonly members?: readonly { readonly value: string; readonly display?: string }[]
  readonly meta?: { readonly lastModified?: string }
  readonly [attribute: string]: unknown
}

/** One page of a list of a target. */
export interface TargetList {
  readonly resources: readonly TargetResource[]
  readonly total: number
  /** What is odd about the answer, in sentences. */
  readonly remarks: readonly string[]
}

/** The longest piece of an answer that a message quotes, in characters. */
const quoted = 120

/** Reads a page of a list. Throws an error that says what is wrong with the answer, and what it began with. */
export function readTargetList(
  answer: TargetAnswer,
  { path, count, startIndex }: { path: string; count: number; startIndex: number },
): TargetList {
  const { status, body } = answer
  if (status !== 200)
    throw new Error(
      `The target answered ${status}. ${explainAnswer({ method: 'GET', path }, answer)}`,
    )
  const json = parse(body)
  if (json === undefined) throw new Error(`The answer is not JSON. It begins with: ${begin(body)}`)
  const listed: unknown = Object(json)['Resources']
  const total: unknown = Object(json)['totalResults']
  if (!Array.isArray(listed) && typeof total !== 'number')
    throw new Error(
      `The answer is JSON, but no ListResponse (RFC 7644 §3.4.2). It begins with: ${begin(body)}`,
    )
  const resources = (Array.isArray(listed) ? listed : [])
    .filter((each): each is object => typeof each === 'object' && each !== null)
    .map(resourceOf)
  const known = typeof total === 'number' ? total : resources.length
  return {
    resources,
    total: Math.max(known, resources.length),
    remarks: remarksOn(
      { resources, known: typeof total === 'number' ? total : undefined },
      { count, startIndex },
    ),
  }
}

function remarksOn(
  { resources, known }: { resources: readonly TargetResource[]; known: number | undefined },
  { count, startIndex }: { count: number; startIndex: number },
): readonly string[] {
  return [
    ...(known === undefined ? ['The answer has no totalResults.'] : []),
    ...(resources.length > count
      ? [`The target ignores count: it was asked for ${count} and answered ${resources.length}.`]
      : []),
    ...(known !== undefined && known > 0 && resources.length === 0 && startIndex <= known
      ? [`The answer counts ${known} but lists none.`]
      : []),
  ]
}

/** Some servers have numbers as ids, and other types than SCIM has. */
function resourceOf(given: object): TargetResource {
  const { id, ...others } = given as Record<string, unknown>
  return { ...others, id: typeof id === 'string' ? id : JSON.stringify(id ?? null) }
}

function parse(text: string): object | undefined {
  try {
    const value: unknown = JSON.parse(text)
    return typeof value === 'object' && value !== null ? value : undefined
  } catch {
    return undefined
  }
}

const begin = (text: string): string =>
  text.trim() === '' ? 'nothing' : text.trim().slice(0, quoted)

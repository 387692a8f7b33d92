import { differences as answerDifferences, type BehaviourChoices } from '@pingone-sandbox/pingone'
import type { ScimConfiguration } from '@pingone-sandbox/contract'
import { groupResourceType, userResourceType } from '@pingone-sandbox/scim'
import { hiddenValue } from '../capture/captured-request.ts'
import { decodeQuery } from '../strip/strip-query.ts'
import { isSuccess, type Observation } from '../story/story.ts'
import { asText, objectsOf, type Json } from '../capture/json.ts'
import { jsonDifferences } from './json-differences.ts'
import { replayRequest } from './replayed-request.ts'

/** A place where a request differs from what the simulator sends in the same situation. */
export interface RequestDifference {
  readonly part: 'method' | 'path' | 'query' | 'header' | 'body' | 'answer' | 'situation'
  /** The name of the header, or the path into the body. */
  readonly name?: string
  /** As text; absent where there is nothing. */
  readonly observed?: string
  readonly expected?: string
}

export interface DifferenceOptions {
  readonly configuration: ScimConfiguration
  readonly choices: BehaviourChoices
  readonly held?: Json | undefined
}

/** Compares a request with the one of the simulator: method, path, query, headers and body. */
export async function differencesOf(
  observation: Observation,
  options: DifferenceOptions,
): Promise<readonly RequestDifference[]> {
  const { situation } = observation
  if (situation.kind === 'other') return [unknownRequest(observation)]
  if (situation.kind === 'token') return []
  const expected = await replayRequest(observation, options)
  const isWrite = ['create', 'put', 'patch', 'delete'].includes(situation.kind)
  const found = expected
    ? compareRequests(observation, expected)
    : isWrite
      ? [unknownRequest(observation)]
      : compareRead(observation)
  return [...found, ...compareHeaders(observation, options), ...compareAnswer(observation)]
}

/** A request that the simulator has in no form. Of a PATCH its operations say which it is. */
function unknownRequest({ request, body }: Observation): RequestDifference {
  const operations = objectsOf(body['Operations']).map(({ op, path }) =>
    [asText(op) ?? 'an operation', asText(path) ?? 'without a path'].join(' '),
  )
  return {
    part: 'situation',
    observed: [`${request.method} ${pathOf(request.url)}`, ...operations].join(', '),
  }
}

function compareRequests(
  { request, body }: Observation,
  expected: { readonly method: string; readonly url: string; readonly body?: unknown },
): readonly RequestDifference[] {
  return [
    ...unequal('method', request.method, expected.method),
    ...unequal('path', pathOf(request.url), pathOf(expected.url)),
    ...compareQueries(request, expected.url),
    ...compareBodies(request, { observed: body, expected: expected.body }),
  ]
}

function compareQueries({ url, known }: Observation['request'], expected: string) {
  if (known.query === 'none' || url.includes(hiddenValue)) return []
  const [observed, other] = [queryOf(url), queryOf(expected)]
  return known.query === 'raw'
    ? unequal('query', observed, other)
    : unequal('query', decodeQuery(observed), decodeQuery(other))
}

function compareBodies(
  { body, known }: Observation['request'],
  { observed, expected }: { readonly observed: Json; readonly expected: unknown },
): readonly RequestDifference[] {
  if (expected === undefined)
    return body === undefined ? [] : [{ part: 'body', observed: 'a body' }]
  const plain: unknown = JSON.parse(JSON.stringify(expected))
  const found = jsonDifferences(observed, plain).map(
    ({ path, observed: one, expected: other }) => ({
      part: 'body' as const,
      name: path,
      ...(one !== undefined && { observed: JSON.stringify(one) }),
      ...(other !== undefined && { expected: JSON.stringify(other) }),
    }),
  )
  if (found.length > 0 || known.body !== 'text' || body === JSON.stringify(plain)) return found
  const isOrder = body === JSON.stringify(observed)
  return [
    {
      part: 'body',
      observed: isOrder
        ? 'the same members in another order'
        : 'the same JSON with other white space',
    },
  ]
}

/** A read by id has no query; a page of a list has a start and a size. */
function compareRead({ request, situation, body }: Observation): readonly RequestDifference[] {
  const query = queryOf(request.url)
  const isPage = situation.kind === 'list'
  const expected = isPage
    ? /^startIndex=\d+&count=\d+$/.test(query)
      ? query
      : 'startIndex=…&count=…'
    : ''
  const isHidden = request.known.query === 'none' || situation.kind === 'lookup'
  return [
    ...(isHidden ? [] : unequal('query', query, expected)),
    ...(Object.keys(body).length > 0 ? [{ part: 'body', observed: 'a body' } as const] : []),
  ]
}

function compareHeaders(
  { request }: Observation,
  { configuration, choices }: DifferenceOptions,
): readonly RequestDifference[] {
  const { headers, known, body } = request
  if (known.headers !== 'all') return []
  const mediaType =
    configuration.SCIM_VERSION === '1.1' ? 'application/json' : 'application/scim+json'
  const expected: Readonly<Record<string, string | undefined>> = {
    accept: mediaType,
    'content-type': body === undefined ? undefined : mediaType,
    'user-agent': choices.userAgent === 'generic' ? 'Java-http-client' : undefined,
  }
  return Object.entries(expected).flatMap(([name, value]) =>
    unequal('header', headers[name], value).map((difference) => ({ ...difference, name })),
  )
}

/** Where the answer to a write has other values than were sent: the target has changed them, or the capture was. */
function compareAnswer(observation: Observation): readonly RequestDifference[] {
  const { situation, body, answer } = observation
  if (!isSuccess(observation) || Object.keys(answer).length === 0) return []
  if (situation.kind !== 'create' && situation.kind !== 'put') return []
  if (JSON.stringify([body, answer]).includes(hiddenValue)) return []
  const type = situation.of === 'user' ? userResourceType : groupResourceType
  return answerDifferences(body, answer, { type }).map(({ attribute, sent, answered }) => ({
    part: 'answer' as const,
    name: attribute,
    ...(sent !== undefined && { observed: JSON.stringify(sent) }),
    ...(answered !== undefined && { expected: JSON.stringify(answered) }),
  }))
}

const pathOf = (url: string): string => url.replace(/^[a-z]+:\/\/[^/?]*/i, '').replace(/\?.*$/, '')
const queryOf = (url: string): string => /\?(.*)$/.exec(url)?.[1] ?? ''

function unequal(
  part: RequestDifference['part'],
  observed: string | undefined,
  expected: string | undefined,
): readonly RequestDifference[] {
  return observed === expected
    ? []
    : [
        {
          part,
          ...(observed !== undefined && { observed }),
          ...(expected !== undefined && { expected }),
        },
      ]
}

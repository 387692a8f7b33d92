import { z } from 'zod'
import { answers } from './client-answers.ts'
import { ACCEPT, decodableMediaType, errorModel, tokenErrorModel } from './client-rules.ts'

export interface Call {
  /** Values of the route's `:name` segments. */
  readonly params?: Readonly<Record<string, string>>
  readonly query?: Readonly<Record<string, string>>
  readonly body?: unknown
  readonly headers?: Readonly<Record<string, string>>
}

/** A client of the Platform API that decodes every answer by the rules of real ones, and notes what it cannot. */
export interface StrictClient {
  /** Calls a route, which is to succeed; answers the decoded body. */
  succeed(route: string, call?: Call): Promise<Body>
  /** Calls a route, which is to fail with a status. */
  fail(route: string, status: number, call?: Call): Promise<void>
  /** Sets what is sent and filled in with each call. */
  remember(values: { readonly token?: string; readonly environmentId?: string }): void
  /** The routes that have succeeded, in the order of their first success. */
  readonly succeeded: ReadonlySet<string>
  /** What could not be decoded: the route, and why. */
  readonly problems: readonly string[]
}

// The story reads what the models have let pass.
// oxlint-disable-next-line typescript/no-explicit-any
type Body = any

export function createStrictClient(origin: string): StrictClient {
  const succeeded = new Set<string>()
  const problems: string[] = []
  let known: { token?: string; environmentId?: string } = {}

  async function send(route: string, { params = {}, query = {}, body, headers = {} }: Call) {
    const [method = '', pattern = ''] = route.split(' ')
    const filled = { environmentId: known.environmentId ?? '', ...params }
    const path = pattern.replaceAll(/:(\w+)/g, (name, key: keyof typeof filled) =>
      encodeURIComponent(filled[key] ?? name),
    )
    const isForm = body instanceof URLSearchParams
    const response = await fetch(`${origin}${path}?${new URLSearchParams({ ...query })}`, {
      method,
      headers: {
        accept: ACCEPT,
        ...(known.token !== undefined && { authorization: `Bearer ${known.token}` }),
        ...(body !== undefined && !isForm && { 'content-type': 'application/json' }),
        ...headers,
      },
      ...(body !== undefined && { body: isForm ? body : textOf(body) }),
    })
    return { response, text: await response.text() }
  }

  /** Decodes a body as a client does: by its media type first. */
  function decode(what: string, { response, text }: Answered, model: z.ZodType): Body {
    const type = response.headers.get('content-type') ?? ''
    if (!decodableMediaType.test(type)) problems.push(`${what}: the media type is ${type}`)
    const body: Body = text === '' ? undefined : JSON.parse(text)
    const { error } = model.safeParse(body)
    if (error) problems.push(`${what}: ${z.prettifyError(error)} in ${text.slice(0, 500)}`)
    for (const { href } of linksIn(body)) {
      if (!href.startsWith(`${origin}/`)) problems.push(`${what}: the link ${href} leads elsewhere`)
    }
    return body
  }

  return {
    succeeded,
    problems,
    remember(values) {
      known = { ...known, ...values }
    },
    async succeed(route, call = {}) {
      const [status, model] = answers[route] ?? [0]
      const answered = await send(route, call)
      const { response, text } = answered
      if (response.status !== status) {
        problems.push(`${route}: ${response.status} ${text}`)
        return undefined
      }
      succeeded.add(route)
      if (model) return decode(route, answered, model)
      if (text !== '') problems.push(`${route}: there is a body`)
      return undefined
    },
    async fail(route, status, call = {}) {
      const answered = await send(route, call)
      const what = `${route} ${JSON.stringify(call)}`
      if (answered.response.status !== status)
        problems.push(`${what}: ${answered.response.status} in place of ${status}`)
      else
        decode(what, answered, route.endsWith('/as/token') ? tokenErrorModel : errorModel(status))
    },
  }
}

interface Answered {
  readonly response: Response
  readonly text: string
}

function textOf(body: unknown): string {
  return typeof body === 'string' ? body : JSON.stringify(body)
}

/** Every link of a body, however deep; what a user has in a photo is no link. */
function linksIn(value: unknown): readonly { readonly href: string }[] {
  if (typeof value !== 'object' || value === null) return []
  return Object.entries(value).flatMap(([key, each]) =>
    key === '_links' ? Object.values(each as Record<string, { href: string }>) : linksIn(each),
  )
}

import type { HttpResponse } from '@pingone-sandbox/http'
import { URN, type ScimType } from '@pingone-sandbox/scim'
import { expect } from 'vitest'

const scimTypes: readonly (ScimType | undefined)[] = [
  'invalidFilter',
  'tooMany',
  'uniqueness',
  'mutability',
  'invalidSyntax',
  'invalidPath',
  'noTarget',
  'invalidValue',
  'invalidVers',
  'sensitive',
  'invalidCursor',
  'expiredCursor',
  'invalidCount',
  undefined,
]

/** Parses the body of an answer as JSON; undefined when it has no body. */
export function bodyOf({ body }: HttpResponse): unknown {
  return typeof body === 'string' && body !== '' ? JSON.parse(body) : undefined
}

/**
 * Expects a valid answer to any request: no internal failure, always a SCIM message, and in an error only the members of
 * RFC 7644 §3.12.
 */
export function expectSound(answer: HttpResponse, method: string): void {
  const { status, headers } = answer
  if (status >= 500) expect(status).toBe(501)
  if (status === 401) expect(headers['www-authenticate']).toMatch(/^Bearer realm=/)
  if (status === 405) expect(headers['allow']).toMatch(/^[A-Z]+(, [A-Z]+)*$/)
  if (method === 'HEAD') return
  const body = bodyOf(answer)
  if (status === 204 || status === 304) expect(body).toBeUndefined()
  else expect(headers['content-type']).toBe('application/scim+json')
  if (status >= 400) expectError(body, status)
  for (const { status: each, response } of operationsIn(body))
    if (Number(each) >= 400) expectError(response, Number(each))
}

function expectError(body: unknown, status: number): void {
  const { scimType, ...rest } = body as { readonly scimType?: ScimType }
  expect(rest).toEqual({
    schemas: [URN.error],
    status: String(status),
    detail: expect.stringMatching(/\S/),
  })
  expect(scimTypes).toContain(scimType)
}

interface Outcome {
  readonly status: string
  readonly response?: unknown
}

function operationsIn(body: unknown): readonly Outcome[] {
  const { schemas, Operations = [] } = (body ?? {}) as {
    readonly schemas?: readonly string[]
    readonly Operations?: readonly Outcome[]
  }
  return schemas?.[0] === URN.bulkResponse ? Operations : []
}

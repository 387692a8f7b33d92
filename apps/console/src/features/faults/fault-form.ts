import { zodResolver } from '@hookform/resolvers/zod'
import { fault, type FaultInput } from '@pingone-sandbox/pingone/contract'
import type { Resolver } from 'react-hook-form'
import { contractSentences } from '../../lib/contract-sentences.ts'

/** A fault as texts, as inputs have them. */
export interface FaultForm {
  readonly operation: string
  readonly resource: string
  /** `any` for every connection. */
  readonly connectionId: string
  readonly skip: string
  readonly times: string
  readonly kind: string
  readonly status: string
  readonly retryAfter: string
  readonly body: string
  readonly ms: string
  readonly when: string
  readonly value: string
}

export function faultFormOf(input: FaultInput | undefined): FaultForm {
  const { effect } = input ?? {}
  return {
    operation: input?.operation ?? 'any',
    resource: input?.resource ?? 'any',
    connectionId: input?.connectionId ?? 'any',
    skip: String(input?.skip ?? 0),
    times: String(input?.times ?? 1),
    kind: effect?.kind ?? 'status',
    status: effect?.kind === 'status' ? String(effect.status) : '503',
    retryAfter: effect?.kind === 'status' ? String(effect.retryAfter ?? '') : '',
    body: effect?.kind === 'status' ? bodyText(effect.body) : '',
    ms: effect?.kind === 'latency' || effect?.kind === 'slow-body' ? String(effect.ms) : '1000',
    when: effect?.kind === 'reset' ? effect.when : 'after-commit',
    value: effect?.kind === 'content-type' ? effect.value : 'text/html',
  }
}

/** Reads the texts; whether they make a fault is the contract's to say. `before` keeps what the form does not show. */
export function faultOf(form: FaultForm, before: FaultInput | undefined): FaultInput {
  return {
    ...(before?.id !== undefined && { id: before.id }),
    operation: form.operation as NonNullable<FaultInput['operation']>,
    resource: form.resource as NonNullable<FaultInput['resource']>,
    ...(form.connectionId !== 'any' && { connectionId: form.connectionId }),
    skip: number(form.skip),
    times: number(form.times),
    effect: effectOf(form, before),
  }
}

function effectOf(form: FaultForm, before: FaultInput | undefined): FaultInput['effect'] {
  switch (form.kind) {
    case 'latency':
      return { kind: 'latency', ms: number(form.ms) }
    case 'slow-body':
      return { kind: 'slow-body', ms: number(form.ms) }
    case 'reset':
      return { kind: 'reset', when: form.when as 'before-commit' | 'after-commit' }
    case 'truncated-body':
      return { kind: 'truncated-body' }
    case 'content-type':
      return { kind: 'content-type', value: form.value.trim() }
    default: {
      const headers = before?.effect.kind === 'status' ? before.effect.headers : undefined
      const retryAfter = form.retryAfter.trim()
      return {
        kind: 'status',
        status: number(form.status),
        ...(retryAfter !== '' && {
          retryAfter: /^\d+$/.test(retryAfter) ? Number(retryAfter) : retryAfter,
        }),
        ...(headers && { headers }),
        ...(form.body.trim() !== '' && { body: bodyOf(form.body) }),
      }
    }
  }
}

/** Validates by the contract, and puts each message at the field that it is about. */
export const faultResolver: Resolver<FaultForm> = async (values, context, options) => {
  const { errors } = await zodResolver(fault)(faultOf(values, undefined), context, options as never)
  const { effect, ...others } = errors as Readonly<Record<string, unknown>>
  const atFields = { ...others, ...(effect as object | undefined) }
  return Object.keys(atFields).length === 0
    ? { values, errors: {} }
    : {
        values: {},
        errors: contractSentences(
          atFields as Readonly<Record<string, { readonly message?: string }>>,
        ) as never,
      }
}

const number = (text: string): number => (text.trim() === '' ? Number.NaN : Number(text))

/** JSON where it is JSON, else the text as it stands. */
function bodyOf(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return text
  }
}

const bodyText = (body: unknown): string =>
  body === undefined ? '' : typeof body === 'string' ? body : JSON.stringify(body)

import { keepPreviousData, useQuery } from '@tanstack/react-query'
import { answerOf } from '../../lib/answer.ts'
import { control } from '../../lib/control-client.ts'

/** A SCIM resource; only the attributes that the table shows are typed. */
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

const listResponse = answerOf<{
  readonly totalResults: number
  readonly Resources?: readonly TargetResource[]
}>()

export const targetPageSize = 100

/** One page of the users or groups of the reference server; `startIndex` counts from 1. */
export function useTargetResources(endpoint: 'Users' | 'Groups', startIndex: number) {
  return useQuery({
    queryKey: ['target', endpoint, startIndex],
    queryFn: () =>
      control(`/target/${endpoint}?startIndex=${startIndex}&count=${targetPageSize}`, listResponse),
    placeholderData: keepPreviousData,
  })
}

import { keepPreviousData, useQuery } from '@tanstack/react-query'
import { z } from 'zod'
import { control } from '../../lib/control-client.ts'

/** A SCIM resource as the target answers it: only what the table shows is known to it. */
const targetResource = z.looseObject({
  id: z.string(),
  userName: z.string().optional(),
  displayName: z.string().optional(),
  active: z.boolean().optional(),
  externalId: z.string().optional(),
  name: z
    .looseObject({
      formatted: z.string().optional(),
      givenName: z.string().optional(),
      familyName: z.string().optional(),
    })
    .optional(),
  emails: z.array(z.looseObject({ value: z.string().optional() })).optional(),
  members: z.array(z.looseObject({ value: z.string(), display: z.string().optional() })).optional(),
  meta: z.looseObject({ lastModified: z.string().optional() }).optional(),
})
export type TargetResource = z.infer<typeof targetResource>

const listResponse = z.object({
  totalResults: z.number(),
  Resources: z.array(targetResource).default([]),
})

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

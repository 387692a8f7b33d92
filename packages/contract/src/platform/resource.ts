import { z } from 'zod'

/** A reference by id: `{ "id": "…" }`. */
export const reference = z.object({ id: z.string() })

/** HAL links, absolute (`_links.self.href`). */
export const links = z.record(z.string(), z.object({ href: z.string() }))

/** What nearly every resource of the Platform API carries. */
export const resource = z.object({
  id: z.string(),
  environment: reference.optional(),
  createdAt: z.string().optional(),
  updatedAt: z.string().optional(),
  _links: links.optional(),
})

/** A page of a HAL collection; its items are in one list below `_embedded`. */
export const collection = z.object({
  _links: links.optional(),
  _embedded: z.record(z.string(), z.array(z.unknown())),
  /** How many items are on all pages. */
  count: z.number().optional(),
  size: z.number().optional(),
})

/** A HAL collection; `key` is the name below `_embedded`. */
export function collectionOf<Item extends z.ZodType, Key extends string>(key: Key, item: Item) {
  return z.object({
    _links: links.optional(),
    _embedded: z.object({ [key]: z.array(item) } as Record<Key, z.ZodArray<Item>>),
    count: z.number().optional(),
    size: z.number().optional(),
  })
}

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

import { z } from 'zod'

/** The body of every error of the Platform API (developer.pingidentity.com, "PingOne error codes"). */
export const pingOneErrorBody = z.object({
  id: z.string(),
  code: z.string(),
  message: z.string(),
  details: z
    .array(
      z.object({
        code: z.string(),
        target: z.string().optional(),
        message: z.string(),
        innerError: z.record(z.string(), z.unknown()).optional(),
      }),
    )
    .optional(),
})

export type PingOneErrorBody = z.infer<typeof pingOneErrorBody>

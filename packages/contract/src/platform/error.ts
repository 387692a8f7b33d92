import { z } from 'zod'

/**
 * Details about a refused value. All members are strings, also those that hold numbers, because clients decode them so.
 *
 * @see {@link https://github.com/patrickcping/pingone-go-sdk-v2/blob/main/management/model_p1_error_details_inner_inner_error.go}
 */
export const pingOneInnerError = z.looseObject({
  rangeMinimumValue: z.int32().optional(),
  rangeMaximumValue: z.int32().optional(),
  maximumValue: z.int32().optional(),
  allowedPattern: z.string().optional(),
  allowedValues: z.array(z.string()).optional(),
  referencedValues: z.array(z.string()).optional(),
  supportedAttributes: z.array(z.string()).optional(),
  supportedOperators: z.array(z.string()).optional(),
  existingId: z.string().optional(),
})

/** How to confirm a revision, an extension of the simulator: repeat the request with `?confirm=<count>`. */
export const confirmation = z.object({
  /** The number of users that the revision would disable or delete at their targets. */
  count: z.number(),
})
export type Confirmation = z.infer<typeof confirmation>

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
        innerError: pingOneInnerError.optional(),
      }),
    )
    .optional(),
  /** Only where the details have the code `CONFIRMATION_REQUIRED`. */
  confirmation: confirmation.optional(),
})

export type PingOneErrorBody = z.infer<typeof pingOneErrorBody>

import { z } from 'zod'

// What clients of PingOne's Platform API require of every answer, in our own words.
//
// - SDK: https://github.com/patrickcping/pingone-go-sdk-v2, `management/client.go` and `management/model_*.go`; both Terraform
//   providers and pingcli are built on it.
// - TF: https://github.com/pingidentity/terraform-provider-pingone.
// - CLI: https://github.com/ryanbas21/ping-cli, `packages/ping-cli/src/HttpClient/*Schemas.ts`, whose schemas are strict.
//
// All read on 30 November 2026.

/** SDK: what a client sends with each request. */
export const ACCEPT = 'application/json'

/** SDK: a body is decoded when its media type matches; `application/hal+json` does not. */
export const decodableMediaType = /(?:application|text)\/(?:vnd\.[^;]+\+)?json/i

/** TF: ids are lower-case UUIDs. */
export const uuid = z.string().regex(/^[\da-f]{8}(?:-[\da-f]{4}){3}-[\da-f]{12}$/)

/** SDK: times are read by Go's RFC 3339, and next pages are fetched from where a link leads, as it stands. */
export const time = z.iso.datetime()
export const link = z.looseObject({ href: z.url({ protocol: /^https?$/ }) })
export const links = z.looseObject({ self: link }).catchall(link)

/** SDK: int32 members refuse a fraction and a text. */
const int32 = z.int32().optional()
const texts = z.array(z.string()).optional()

/** SDK: the type of each member of `innerError`; one of another type makes the whole error undecodable. */
const innerError = z.looseObject({
  rangeMinimumValue: int32,
  rangeMaximumValue: int32,
  maximumValue: int32,
  allowedPattern: z.string().optional(),
  allowedValues: texts,
  referencedValues: texts,
})

/** SDK: the codes that a status comes with. */
const codesByStatus: Readonly<Record<number, readonly string[]>> = {
  400: ['INVALID_DATA', 'INVALID_REQUEST', 'REQUEST_FAILED', 'CONSTRAINT_VIOLATION'],
  401: ['ACCESS_FAILED', 'INVALID_TOKEN'],
  403: ['ACCESS_FAILED'],
  404: ['NOT_FOUND'],
  405: ['INVALID_REQUEST'],
  409: ['REQUEST_FAILED'],
  415: ['INVALID_REQUEST'],
}

/** The codes of details that Ping's OpenAPI file lists for 400, 401 and 403. */
const detailCodes = [
  ...['ACCOUNT_NOT_USABLE', 'CONSTRAINT_VIOLATION', 'EMPTY_VALUE', 'INVALID_FILTER', 'INVALID_OTP'],
  ...['INVALID_PARAMETER', 'INVALID_VALUE', 'OUT_OF_RANGE', 'REQUIRED_VALUE'],
  ...['SIZE_LIMIT_EXCEEDED', 'UNIQUENESS_VIOLATION', 'INSUFFICIENT_PERMISSIONS', 'INVALID_TOKEN'],
]

/** SDK: an error of the Platform API. */
export function errorModel(status: number): z.ZodType {
  return z.looseObject({
    id: uuid,
    code: z.enum(codesByStatus[status] ?? []),
    message: z.string().min(1),
    details: z
      .array(
        z.looseObject({
          code: z.enum(detailCodes),
          target: z.string().optional(),
          message: z.string().min(1),
          innerError: innerError.optional(),
        }),
      )
      .min(1)
      .optional(),
  })
}

/** RFC 6749 §5.2: an error of the token endpoint, which every OAuth library reads. */
export const tokenErrorModel = z.object({ error: z.string(), error_description: z.string() })

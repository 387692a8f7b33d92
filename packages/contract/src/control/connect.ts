import { z } from 'zod'
import { failureCauses } from './outcome.ts'
import { subject } from './subject.ts'
import { givenCredentials, targetCredentials } from './target-credentials.ts'

const named = z.object({ id: z.string(), name: z.string() })

/** The body of `POST /_sandbox/connect`. */
export const connectQuery = z
  .strictObject({
    /** The SCIM base URL; without a scheme it is `http` for this machine, and else `https`. */
    url: z.string().max(2000),
    /** Credentials. Absent: those that the connection has; for a new connection none are sent. */
    ...targetCredentials,
    /** The name of a new connection; its host unless given. */
    name: z.string().trim().min(1).max(200).optional(),
    /** Which users are provisioned: one, or all that are enabled. */
    users: z.enum(['one', 'all']).default('one'),
    /** Accepts any certificate of the target, from now on. */
    acceptCertificate: z.boolean().optional(),
    /** Further keys of the connection's configuration, such as `REMOVE_ACTION`. */
    configuration: z.record(z.string(), z.unknown()).optional(),
  })
  .superRefine((query, context) => {
    const [, second] = givenCredentials(query)
    if (second === undefined) return
    context.addIssue({
      code: 'custom',
      path: [second],
      message: 'one way to authenticate is expected',
    })
  })
export type ConnectQuery = z.input<typeof connectQuery>

/** The answer: the target works, and a rule provisions into it. */
export const connected = z.object({
  /** The SCIM base URL, as it is saved. */
  url: z.string(),
  connection: named.extend({
    /** It was created by this request; else it was there already. */
    isNew: z.boolean(),
  }),
  rule: named.extend({
    isNew: z.boolean(),
    /** `other`: the filter of a rule that is not changed. */
    scope: z.enum(['one', 'all', 'other']),
  }),
  /** The request that tested the connection, as far as the journal has it. */
  testExchangeId: z.string().optional(),
  /** The user to follow: the one in scope, or one that failed before; absent when the rule has none. */
  user: subject.optional(),
  /** The user had failed and is retried by this change. */
  retryChangeId: z.string().optional(),
  /** How many enabled users there are. */
  users: z.number(),
  /** What else is worth knowing, in sentences. */
  notes: z.array(z.string()),
})
export type Connected = z.infer<typeof connected>

/** The further members of the error `connection_failed`. Nothing was created or changed. */
export const connectFailure = z.object({
  cause: z.enum(failureCauses),
  /** Where the cause is explained: `docs/failures.md#certificate`. */
  page: z.string(),
  /** The request that failed. */
  exchangeId: z.string().optional(),
})
export type ConnectFailure = z.infer<typeof connectFailure>

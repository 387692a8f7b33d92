import { z } from 'zod'
import { conditionVerdict } from './journal.ts'
import { mapping } from '../platform/propagation.ts'
import { scimConfiguration } from '../platform/scim-configuration.ts'

/** A line in an editor: possibly unsaved, possibly invalid. */
const draftLine = mapping.pick({
  targetAttribute: true,
  sourceAttribute: true,
  expression: true,
})

/** The body of `POST /_sandbox/preview`, for a saved rule, or for one that is being made. */
export const previewQuery = z
  .strictObject({
    /** The rule whose connection and user filter apply, and whose mapping applies unless `mappings` gives another. */
    ruleId: z.string().optional(),
    /** In place of `ruleId`: the connection of a rule that is not saved yet. It matches no user and has the default mapping, unless given. */
    targetStoreId: z.string().optional(),
    userId: z.string(),
    /** A mapping that is not saved yet; empty means the defaults. */
    mappings: z.array(draftLine).max(500).optional(),
    /** A user filter of the rule that is not saved yet; empty matches no user. */
    populationExpression: z.string().optional(),
    /** A User Filter Expression that is not saved yet. */
    userFilter: scimConfiguration.shape.USER_FILTER.optional(),
  })
  .refine(({ ruleId, targetStoreId }) => (ruleId === undefined) !== (targetStoreId === undefined), {
    error: 'Either ruleId or targetStoreId is expected.',
  })
export type PreviewQuery = z.infer<typeof previewQuery>

/** `POST /_sandbox/preview`: one user as a rule sees it and would send it. Nothing is sent. */
export const preview = z.object({
  user: z.object({ id: z.string(), name: z.string() }),
  /** Whether the rule's filter, or `filter` of the request, matches the user, and why. */
  inScope: z.boolean(),
  conditions: z.array(conditionVerdict),
  lines: z.array(
    draftLine.extend({
      value: z.unknown().optional(),
      /** Why there is no value; the attribute is not sent. */
      empty: z.string().optional(),
      /** Why the line cannot be evaluated; the sync of the user would fail. */
      problem: z.string().optional(),
    }),
  ),
  /** The User Filter Expression with the user's identifier in it; absent when the mapping gives none. */
  lookup: z.object({ identifier: z.string(), filter: z.string(), url: z.string() }).optional(),
  /** The body of the POST that would create the user. */
  body: z.record(z.string(), z.unknown()),
  /** The behaviours of the quirk ledger that shape the body. */
  quirks: z.array(z.string()),
  /** Why the user would not be sent. */
  problem: z.string().optional(),
})
export type Preview = z.infer<typeof preview>

/** The body of `POST /_sandbox/preview/group`. */
export const groupPreviewQuery = z.strictObject({
  /** The rule whose group name mapping applies unless `mappings` is given. */
  ruleId: z.string(),
  groupId: z.string(),
  /** A mapping that is not saved yet; empty means that the group keeps its name. */
  mappings: z.array(draftLine).max(1).optional(),
})
export type GroupPreviewQuery = z.infer<typeof groupPreviewQuery>

/** `POST /_sandbox/preview/group`: the name under which a rule would send one group. Nothing is sent. */
export const groupPreview = z.object({
  group: z.object({ id: z.string(), name: z.string() }),
  /** Absent when there is a problem. */
  displayName: z.string().optional(),
  /** Why the mapping gives no name; the sync of the group would fail. */
  problem: z.string().optional(),
})
export type GroupPreview = z.infer<typeof groupPreview>

import { z } from 'zod'
import { createSessionDraft } from '../../lib/session-draft.ts'

/** What stands in the workbench. */
export const workbenchDraft = createSessionDraft(
  'workbench',
  z.object({
    /** The path that it was opened with. */
    openedAt: z.string().nullable(),
    templateId: z.string().nullable(),
    request: z.object({
      method: z.enum(['GET', 'POST', 'PUT', 'PATCH', 'DELETE']),
      path: z.string(),
      body: z.string(),
    }),
  }),
)

import { createSessionDraft } from '../../lib/session-draft.ts'
import { either, members, oneOf, text } from '../../lib/shape.ts'

const textOrNull = either(text, oneOf([null]))

/** What stands in the workbench. */
export const workbenchDraft = createSessionDraft(
  'workbench',
  members({
    /** The path that it was opened with. */
    openedAt: textOrNull,
    templateId: textOrNull,
    request: members({
      method: oneOf(['GET', 'POST', 'PUT', 'PATCH', 'DELETE']),
      path: text,
      body: text,
    }),
  }),
)

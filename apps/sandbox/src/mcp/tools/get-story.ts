import { findSubject } from '../tool/find-named.ts'
import { cursor, groupName, limit, userName } from '../tool/parameters.ts'
import { readStory } from '../tool/story.ts'
import { defineTool } from '../tool/tool.ts'

export const getStory = defineTool({
  name: 'get_story',
  title: 'Why a user or group is as it is',
  description:
    'The latest changes that concerned one user or group: why it is in scope, the requests that were sent with their answers, the outcome, and for a failure its cause and its repair. Also for one that was deleted.',
  changes: 'nothing',
  input: { user: userName, group: groupName, limit: limit(3, 10), cursor },
  async run({ user, group, limit: most, cursor: from }, context) {
    const subject = await findSubject(context, { user, group })
    return readStory(context, subject, { limit: most, cursor: from })
  },
})

import { z } from 'zod'
import { describeSettled, settle } from '../tool/settle.ts'
import { defineTool } from '../tool/tool.ts'

export const waitForIdle = defineTool({
  name: 'wait_for_idle',
  title: 'Wait for provisioning',
  description:
    'Waits until everything that was changed is provisioned, or until the time is over. Not being idle then is an answer, not an error.',
  changes: 'nothing',
  input: {
    seconds: z.number().min(0).max(300).default(30).describe('How long at most; 30 unless given.'),
  },
  async run({ seconds }, context) {
    const state = await settle(context, seconds)
    const { isIdle, queued, running } = state
    return { text: describeSettled(state), data: { isIdle, queued, running } }
  },
})

import { defineTool } from '../tool/tool.ts'

export const resetSandbox = defineTool({
  name: 'reset_sandbox',
  title: 'Reset to the seed',
  description:
    'Returns PingOne, its configuration and the reference SCIM server to the seed. Everything else is deleted: users, connections, rules, the journal, faults. A connected server of your own keeps its accounts.',
  changes: 'sandbox',
  isDestructive: true,
  isIdempotent: true,
  input: {},
  async run(_input, { ask }) {
    await ask((control) => control.reset())
    return { text: 'The sandbox is back at its seed.', data: { isReset: true } }
  },
})

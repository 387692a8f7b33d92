import type { Administrator } from '@pingone-sandbox/client'
import { SandboxError } from '@pingone-sandbox/workspace/text'
import { z } from 'zod'
import { administrate } from '../tool/administrate.ts'
import { findSubject, type NamedSubject } from '../tool/find-named.ts'
import { waitSeconds } from '../tool/parameters.ts'
import { describeSettled, settle } from '../tool/settle.ts'
import { readStory } from '../tool/story.ts'
import { defineTool } from '../tool/tool.ts'

const actions = ['create', 'update', 'disable', 'enable', 'delete'] as const

export const changeUser = defineTool({
  name: 'change_user',
  title: 'Change a user in PingOne',
  description:
    'Creates, updates, disables, enables or deletes a user in PingOne, waits until that is provisioned, and tells what came of it. Only users in the scope of a rule reach a SCIM server.',
  changes: 'sandbox',
  isDestructive: true,
  sendsRequests: true,
  input: {
    action: z.enum(actions).describe('What to do.'),
    user: z.string().min(1).max(300).describe('The username; the id as well, but for create.'),
    attributes: z
      .record(z.string(), z.unknown())
      .optional()
      .describe(
        'For create and update, in the form of PingOne’s API: {"email": "ada@example.com", "name": {"given": "Ada", "family": "Lovelace"}, "title": "Engineer"}.',
      ),
    waitSeconds,
  },
  async run({ action, user, attributes, waitSeconds: seconds }, context) {
    const isWritten = action === 'create' || action === 'update'
    if (attributes !== undefined && !isWritten)
      throw new SandboxError('invalid_request', `${action} takes no attributes.`)
    const found = action === 'create' ? undefined : await findSubject(context, { user })
    const subject = await administrate(context, (administrator) =>
      found
        ? change(administrator, found, { action, attributes })
        : create(administrator, user, attributes),
    )
    const state = await settle(context, seconds)
    const story = await readStory(context, subject, { limit: 1 })
    return {
      text: [story.text, describeSettled(state)].join('\n'),
      data: { ...story.data, isIdle: state.isIdle },
    }
  },
})

interface Change {
  readonly action: (typeof actions)[number]
  readonly attributes: Readonly<Record<string, unknown>> | undefined
}

async function create(
  administrator: Administrator,
  username: string,
  attributes: Change['attributes'],
): Promise<NamedSubject> {
  const { id } = await administrator.createUser(username, attributes)
  return { type: 'user', id, name: username }
}

async function change(
  administrator: Administrator,
  subject: NamedSubject,
  { action, attributes = {} }: Change,
): Promise<NamedSubject> {
  switch (action) {
    case 'update':
      await administrator.updateUser(subject.id, attributes)
      break
    case 'disable':
    case 'enable':
      await administrator.setEnabled(subject.id, action === 'enable')
      break
    case 'delete':
      await administrator.deleteUser(subject.id)
      break
    case 'create':
      throw new SandboxError('internal', 'A user who exists is not created.')
  }
  return subject
}

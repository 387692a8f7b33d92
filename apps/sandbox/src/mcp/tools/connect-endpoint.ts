import type { Connected, ConnectQuery } from '@pingone-sandbox/contract'
import { SandboxError } from '@pingone-sandbox/workspace/text'
import { z } from 'zod'
import { credentials, waitSeconds } from '../tool/parameters.ts'
import { describeSettled, settle } from '../tool/settle.ts'
import { readStory } from '../tool/story.ts'
import { defineTool, type SandboxAccess } from '../tool/tool.ts'

export const connectEndpoint = defineTool({
  name: 'connect_endpoint',
  title: 'Provision to a SCIM server',
  description:
    'Tests a SCIM server, and makes the connection and the rule that provision one user to it, or all; then tells what became of one user. Nothing is made when the test fails. Call it again after a fix: a URL that is connected already is tested again, with the credentials that it has unless others are given, and a user that had failed is retried.',
  changes: 'sandbox',
  sendsRequests: true,
  input: {
    url: z
      .string()
      .min(1)
      .max(2000)
      .optional()
      .describe(
        'The SCIM base URL, such as http://localhost:3000/scim/v2. The reference server of the sandbox unless given.',
      ),
    ...credentials,
    name: z
      .string()
      .min(1)
      .max(200)
      .optional()
      .describe('The name of a new connection; the host of url unless given.'),
    users: z
      .enum(['one', 'all'])
      .optional()
      .describe('Provision one user, which is the default, or all that are enabled.'),
    acceptCertificate: z
      .boolean()
      .optional()
      .describe('Accept a certificate that this machine does not trust.'),
    waitSeconds,
  },
  async run({ url, waitSeconds: seconds, ...query }, context) {
    const server = await readServer(context, url)
    const made = await context.ask((control) => control.connect({ ...server, ...query }))
    const state = await settle(context, seconds)
    const story = await readStoryOf(made, context)
    return {
      text: [...describe(made), ...(story ? [story.text] : []), describeSettled(state)].join('\n'),
      data: { ...made, ...(story && { story: story.data }), isIdle: state.isIdle },
    }
  },
})

/** The URL to connect, and of the reference server the token. */
async function readServer({ ask }: SandboxAccess, url?: string): Promise<ConnectQuery> {
  const { scim, scimToken } = await ask((control) => control.info())
  if (url !== undefined && url.replace(/\/+$/, '') !== scim) return { url }
  if (scim !== undefined && scimToken !== undefined) return { url: scim, token: scimToken }
  throw new SandboxError(
    'invalid_request',
    'The sandbox has no reference server.',
    'Name a SCIM server by url.',
  )
}

/** The latest moment of the user that the answer names. */
async function readStoryOf({ user }: Connected, context: SandboxAccess) {
  if (user === undefined) return undefined
  return readStory(context, { type: 'user', id: user.id, name: user.name }, { limit: 1 })
}

function describe({ url, connection, rule, user, users, notes }: Connected): readonly string[] {
  const made = (isNew: boolean) => (isNew ? 'created' : 'was there already')
  return [
    `${url} answers as a SCIM server.`,
    `Connection ${connection.name} (${connection.id}): ${made(connection.isNew)}.`,
    `Rule ${rule.name} (${rule.id}): ${made(rule.isNew)}; in scope: ${rule.scope} of ${users} enabled users.`,
    ...(user === undefined ? ['No user is in scope.'] : []),
    ...notes,
  ]
}

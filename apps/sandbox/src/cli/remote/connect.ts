import { ControlError } from '@pingone-sandbox/client'
import {
  type Connected,
  connectFailure,
  explainFailure,
  type MomentRule,
  type SyncedSubject,
} from '@pingone-sandbox/contract'
import { printable, SandboxError } from '@pingone-sandbox/workspace/text'
import { commandName } from '../../package/command-name.ts'
import type { CredentialFlags } from '../target/credential-flags.ts'
import { readCredentials } from '../target/read-credentials.ts'
import type { CommandResult } from '../exit/command-result.ts'
import { askSandbox } from './ask-sandbox.ts'
import type { RemoteFlags } from './remote-command.ts'
import type { RunningSandbox } from './running-sandbox.ts'
import { readWaitLimit } from './wait.ts'

export interface ConnectCommand {
  /** The SCIM base URL as it was typed. */
  readonly url: string
  readonly flags: ConnectFlags
  readonly environment: NodeJS.ProcessEnv
}

/** The flags of `connect` as Commander reads them. */
export interface ConnectFlags extends CredentialFlags, RemoteFlags {
  readonly users: 'one' | 'all'
  readonly name?: string
  readonly insecure?: true
  readonly wait: string
  readonly json?: true
}

/**
 * Connects a running sandbox to a SCIM endpoint, waits for the first user, and says what was made and what came of it.
 *
 * The exit code is 2 when the user could not be provisioned. Throws a `SandboxError`, with the cause when the endpoint does not pass
 * the test; secrets are read from `environment`, too.
 */
export async function connect(
  sandbox: RunningSandbox,
  { url, flags, environment }: ConnectCommand,
): Promise<CommandResult> {
  const { milliseconds } = readWaitLimit('--wait', flags.wait)
  const query = {
    ...{ url, users: flags.users, ...readCredentials(flags, environment) },
    ...(flags.name !== undefined && { name: flags.name }),
    ...(flags.insecure && { acceptCertificate: true }),
  }
  const made = await askSandbox(sandbox, (control) => control.connect(query)).catch(explain)
  const first = await followUser(sandbox, made, milliseconds)
  return {
    text: flags.json
      ? JSON.stringify({ ...made, ...(first && { first }) }, null, 2)
      : formatConnected(made, first, { origin: sandbox.origin, url: flags.url }),
    code: first?.status === 'FAILED' ? 2 : 0,
  }
}

/** Says also where the cause of a failed test is explained. What the request is refused for is on the command line. */
function explain(error: unknown): never {
  if (error instanceof SandboxError && error.code === 'invalid_request')
    throw new SandboxError('invalid_setting', error.message, error.hint, { cause: error })
  const refusal = error instanceof SandboxError && error.cause
  const failure = connectFailure.safeParse(refusal instanceof ControlError ? refusal.body : {})
  if (!(error instanceof SandboxError) || !failure.success) throw error
  const { cause, page } = failure.data
  const hint = `Cause: ${explainFailure(cause).title}. ${error.hint ?? ''} See ${page}. Nothing was created or changed.`
  throw new SandboxError(error.code, error.message, hint, { cause: error })
}

/** What came of the user that is followed. */
interface FirstUser extends Pick<SyncedSubject, 'status' | 'targetId' | 'details'> {
  readonly name: string
  readonly failure?: { readonly cause: string; readonly repair: string }
}

function failureOf(work: MomentRule | undefined): NonNullable<FirstUser['failure']> {
  const { title, meaning, advice, page } = explainFailure(work?.outcome?.cause ?? 'other')
  const { culprit } = work ?? {}
  return {
    cause: culprit ? `${culprit.title}. ${culprit.message}` : `${title}. ${meaning}`,
    repair: `${advice} See ${page}.`,
  }
}

/** The status of the user once the sync is idle; undefined while there is none, and where the rule has no user. */
async function followUser(
  sandbox: RunningSandbox,
  { user, rule }: Connected,
  patience: number,
): Promise<FirstUser | undefined> {
  if (user === undefined) return undefined
  await askSandbox(sandbox, (control) => control.waitForIdle(patience))
  const { links, moments } = await askSandbox(sandbox, (control) =>
    control.subjectStory({ type: 'user', id: user.id }, { limit: 1 }),
  )
  const link = links.find((each) => each.rule.id === rule.id)
  if (link === undefined) return undefined
  const { status, targetId, details } = link
  const work = moments[0]?.rules.find((each) => each.rule.id === rule.id)
  return {
    ...{ name: user.name, status },
    ...(targetId !== undefined && { targetId }),
    ...(details !== undefined && { details }),
    ...(status === 'FAILED' && { failure: failureOf(work) }),
  }
}

function formatConnected(
  { url, connection, rule, user, users, notes }: Connected,
  first: FirstUser | undefined,
  named: { readonly origin: string; readonly url: string | undefined },
): string {
  const provisioned = {
    one: `one of ${users} enabled users`,
    all: users === 1 ? 'the one enabled user' : `all ${users} enabled users`,
    other: 'the users of its own filter',
  }[rule.scope]
  const origins = ({ isNew }: { readonly isNew: boolean }) => (isNew ? 'created' : 'there already')
  const rows = [
    ['Connection', `${connection.name} (${origins(connection)})`],
    ['Rule', `${rule.name} (${origins(rule)}), for ${provisioned}`],
    ...notes.map((note) => ['Note', note]),
    ...(first ? userRows(first) : user ? [['User', `${user.name} is not provisioned yet.`]] : []),
  ]
  const where = named.url === undefined ? '' : ` --url ${named.url}`
  const next = [
    [`tail${where}`, 'each decision, request and outcome as it happens'],
    rule.scope === 'one'
      ? [`connect ${url} --users all${where}`, 'the other users']
      : [`scenario run hire${where}`, 'new users to provision'],
    [`check ${url} --token …`, 'what PingOne would do with the endpoint'],
  ]
  return [
    `Connected to ${url}.`,
    ...rows.map(([label = '', text = '']) => `  ${label.padEnd(12)}${printable(text)}`),
    '',
    'Next:',
    ...next.map(([command, what]) => `  ${commandName} ${command}\n      ${what}`),
    `  ${named.origin}\n      the console`,
    '',
  ].join('\n')
}

function userRows({ name, status, targetId, details = '', failure }: FirstUser) {
  if (failure === undefined)
    return [
      ['User', `${name}: ${status}${targetId === undefined ? '' : `, ${targetId} at the target`}`],
    ]
  return [
    ['User', `${name}: ${status}. ${details}`],
    ['Cause', failure.cause],
    ['Repair', failure.repair],
  ]
}

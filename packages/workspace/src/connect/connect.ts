import { PlatformError, type Administrator } from '@pingone-sandbox/client'
import {
  givenCredentials,
  type Connected,
  type ConnectQuery,
  type User,
} from '@pingone-sandbox/contract'
import type { EnvironmentProvisioning, PingOne } from '@pingone-sandbox/pingone'
import { createOwnAdministrator } from '../scenario/own-administrator.ts'
import { SandboxError } from '../text/index.ts'
import { formatAuthentication } from './authentication.ts'
import { connectTarget, type ConnectionStep } from './connection-step.ts'
import { connectRule, type RuleStep } from './rule-step.ts'
import { readTargetUrl } from './target-url.ts'
import { everyone, onlyUser } from './user-scope.ts'

export interface ConnectOptions {
  readonly pingone: PingOne
  readonly provisioning: EnvironmentProvisioning
}

/** Connects a SCIM server and provisions one user, or all, into it. Throws a `SandboxError` that says what was left. */
export type Connect = (query: ConnectQuery) => Promise<Connected>

/** Creates `Connect`: calls run one after the other, so that a second one finds what the first has made. */
export function createConnect({ pingone, provisioning }: ConnectOptions): Connect {
  const administrator = createOwnAdministrator(pingone)
  let latest: Promise<unknown> = Promise.resolve()

  async function connect(query: ConnectQuery): Promise<Connected> {
    const url = readTargetUrl(query.url)
    const { name, users = 'one', acceptCertificate, configuration } = query
    const { first, total } = await findUsers(administrator)
    if (first === undefined && users === 'one') throw noUserToProvision()
    const authentication =
      givenCredentials(query).length > 0 ? formatAuthentication(query) : undefined
    const target = { url, authentication, name, acceptCertificate, configuration }
    const step = await connectTarget({ administrator, provisioning, pingone }, target)
    const { connection } = step
    const rule = await makeRule(step, { connection, users, first })
    const { user, retryChangeId } = await follow(rule, first)
    return {
      url,
      connection: { id: connection.id, name: connection.name, isNew: step.isNew },
      rule: {
        ...{ id: rule.rule.id, name: rule.rule.name, isNew: rule.isNew, scope: rule.scope },
      },
      ...(step.testExchangeId !== undefined && { testExchangeId: step.testExchangeId }),
      ...(user && { user }),
      ...(retryChangeId !== undefined && { retryChangeId }),
      users: total,
      notes: [...rule.notes, ...(await noteOnDiscovery(connection.id))],
    }
  }

  /** Makes the rule and the revision; removes what was created when PingOne refuses one of them. */
  async function makeRule(
    step: ConnectionStep,
    wanted: Parameters<typeof connectRule>[1],
  ): Promise<RuleStep> {
    const { stores, rules } = administrator.resources
    let made: RuleStep | undefined
    try {
      made = await connectRule(administrator, wanted)
      if (step.isChanged || made.isChanged) await administrator.revise()
      return made
    } catch (error) {
      if (made?.isNew) await rules.delete(made.rule.id)
      if (step.isNew) await stores.delete(step.connection.id)
      return refuse(
        error,
        step.isNew
          ? 'The connection was removed again.'
          : `The connection ${step.connection.name} stays.`,
      )
    }
  }

  /** Finds the user to follow, and retries one that had failed: nothing else sends its requests again. */
  async function follow(
    { rule, username }: RuleStep,
    first: User | undefined,
  ): Promise<Pick<Connected, 'user' | 'retryChangeId'>> {
    const name = username ?? (await provisionedUser(rule.id)) ?? first?.username
    if (name === undefined) return {}
    const { items } = await administrator.resources.users.list({
      limit: '1',
      filter: onlyUser(name),
    })
    const [found] = items
    if (found === undefined) return {}
    const user = { type: 'user' as const, id: found.id, name: found.username }
    const status = (await provisioning.ruleStates.subject(rule.id, found.id))?.status
    if (status !== 'FAILED') return { user }
    const { type, id } = user
    const retry = await provisioning.retry({ ruleId: rule.id, subjects: [{ type, id }] })
    return {
      user,
      ...('changeId' in retry && retry.changeId !== undefined && { retryChangeId: retry.changeId }),
    }
  }

  /** A user that the rule has provisioned, one that failed first. */
  async function provisionedUser(ruleId: string): Promise<string | undefined> {
    for (const status of ['FAILED', 'SUCCESS'] as const) {
      // oxlint-disable-next-line no-await-in-loop -- most often the first of them is all
      const page = await provisioning.ruleStates.synced(ruleId, { type: 'user', status, limit: 1 })
      const [found] = page?.items ?? []
      if (found) return found.subject.name
    }
    return undefined
  }

  /** PingOne does not read the discovery endpoints, so their absence is no failure. */
  async function noteOnDiscovery(connectionId: string): Promise<string[]> {
    const asked = await pingone.askTarget(connectionId, {
      ...{ method: 'GET', path: '/ServiceProviderConfig' },
      headers: { accept: 'application/scim+json' },
    })
    if (asked === undefined || !('answer' in asked)) return []
    const { status, body } = asked.answer
    if (status === 200 && isObject(body)) return []
    const what = status === 200 ? 'is not JSON' : `answers ${status}`
    return [
      `/ServiceProviderConfig ${what}. PingOne does not read it; other SCIM clients do (RFC 7644 §4).`,
    ]
  }

  return (query) => {
    const connected = latest.then(() => connect(query)).catch((error: unknown) => refuse(error))
    latest = connected.catch(() => {})
    return connected
  }
}

/** Says what PingOne refuses. */
function refuse(error: unknown, hint = 'Nothing was created or changed.'): never {
  if (!(error instanceof PlatformError)) throw error
  const { method, path, reason } = error
  throw new SandboxError('invalid_request', `PingOne refuses ${method} ${path}: ${reason}`, hint, {
    cause: error,
  })
}

/** The first enabled user, and how many there are. */
async function findUsers({ resources }: Administrator) {
  const { items, total } = await resources.users.list({ limit: '1', filter: everyone })
  return { first: items[0], total }
}

const noUserToProvision = () =>
  new SandboxError(
    'conflict',
    'PingOne has no enabled user to provision.',
    'Create a user first, under Users or with the scenario Hire people. Nothing was changed.',
  )

function isObject(text: string): boolean {
  try {
    const value: unknown = JSON.parse(text)
    return typeof value === 'object' && value !== null
  } catch {
    return false
  }
}

import type { Handler, Route } from '@pingone-sandbox/http'
import type { SyncedRule } from '../../contract/index.ts'
import { NotFoundError } from '../../directory/errors.ts'
import { connectionSecrets } from '../../outbound/secrecy/connection-secrets.ts'
import { createSecretValues } from '../../outbound/secrecy/secret-values.ts'
import type { Link } from '../../provisioning/links.ts'
import { hal, toCollection } from '../hal.ts'
import { param, readListOptions, refuseOrder } from '../request-reading.ts'
import { selectPage } from '../whole-list.ts'
import type { PropagationOptions } from './routes.ts'
import { readSyncedFilter, syncedStatuses } from './synced-filter.ts'

/**
 * How users and groups stand under a rule. The lists of users, and of a subject's rules, are extensions of the simulator: PingOne
 * documents the single reads and `syncedGroups` alone.
 */
export function syncedRoutes({
  configuration: { rules, stores },
  links,
}: PropagationOptions): Route[] {
  async function renderAll(found: readonly Link[]): Promise<SyncedRule[]> {
    const named = new Map<string, Promise<Names>>()
    return Promise.all(
      found.map(async (link) => {
        const key = `${link.ruleId} ${link.connectionId}`
        const names = named.get(key) ?? namesOf(link)
        named.set(key, names)
        return render(link, await names)
      }),
    )
  }

  async function namesOf({ environmentId, ruleId, connectionId }: Link): Promise<Names> {
    const [rule, store] = await Promise.all([
      rules.get(environmentId, ruleId),
      stores.get(environmentId, connectionId),
    ])
    return {
      rule: { id: rule.id, name: rule.name },
      targetStore: { id: store.id, name: store.name, type: store.type },
      mask: createSecretValues(connectionSecrets(store.configuration)).mask,
    }
  }

  const one: Handler = async (request) => {
    const link = await links.get(param(request, 'ruleId'), param(request, 'subjectId'))
    if (!link || link.environmentId !== param(request, 'environmentId'))
      throw new NotFoundError('synced rule', param(request, 'ruleId'))
    return hal(200, render(link, await namesOf(link)))
  }

  const ofRule =
    (key: string, subjectType: Link['subjectType']): Handler =>
    async (request) => {
      const rule = await rules.get(param(request, 'environmentId'), param(request, 'ruleId'))
      refuseOrder(request)
      const { filter, limit, cursor } = readListOptions(request)
      const sought = { ruleId: rule.id, subjectType, ...readSyncedFilter(filter), limit, cursor }
      const page = await links.page(sought)
      return hal(200, toCollection(request, key, { ...page, items: await renderAll(page.items) }))
    }

  const ofSubject: Handler = async (request) => {
    const found = (await links.ofSubject(param(request, 'subjectId'))).filter(
      (link) => link.environmentId === param(request, 'environmentId') && link.status !== 'none',
    )
    const page = selectPage(request, found, { fieldsOf: (link) => link })
    const items = await renderAll(page.items)
    return hal(200, toCollection(request, 'syncedRules', { ...page, items }))
  }

  return [
    {
      method: 'GET',
      path: '/propagation/rules/:ruleId/syncedUsers',
      handle: ofRule('syncedUsers', 'user'),
    },
    {
      method: 'GET',
      path: '/propagation/rules/:ruleId/syncedGroups',
      handle: ofRule('syncedGroups', 'group'),
    },
    { method: 'GET', path: '/propagation/rules/:ruleId/syncedGroups/:subjectId', handle: one },
    ...['users', 'groups'].flatMap((subjects) => [
      { method: 'GET', path: `/${subjects}/:subjectId/syncedRules`, handle: ofSubject },
      { method: 'GET', path: `/${subjects}/:subjectId/syncedRules/:ruleId`, handle: one },
    ]),
  ]
}

type Names = Pick<SyncedRule, 'rule' | 'targetStore'> & {
  /** Masks the secrets of the connection: a target may give one back as an id. */
  readonly mask: (text: string) => string
}

function render(link: Link, { mask, ...names }: Names): SyncedRule {
  return {
    ...names,
    environment: { id: link.environmentId },
    type: 'OUTBOUND',
    status: syncedStatuses[link.status],
    lastSyncAt: link.lastSyncAt,
    ...(link.targetId !== undefined && { targetId: mask(link.targetId) }),
    ...(link.details !== undefined && { details: link.details }),
    inScope: link.inScope,
    conditions: [...link.conditions],
    subject: { id: link.subjectId, name: link.name },
  }
}

import type { Handler, HttpRequest, Route } from '@pingone-sandbox/http'
import type { SyncedRule } from '@pingone-sandbox/contract'
import { NotFoundError } from '../../records/errors.ts'
import type { Link } from '../../links/link.ts'
import { listedStatuses, syncedStatuses } from '../../status/rule-states.ts'
import { environmentHref, hal, toCollection } from '../hal.ts'
import { invalidData } from '../errors.ts'
import { MAXIMUM_LIMIT, param, readListOptions, refuseOrder } from '../request-reading.ts'
import type { PropagationOptions } from './options.ts'

/** The sync status of users and groups under a rule, as far as PingOne's API has it. */
export function syncedRoutes({
  configuration: { rules, stores },
  links,
}: PropagationOptions): Route[] {
  async function namesOf({ environmentId, ruleId }: Link): Promise<Names> {
    const rule = await rules.get(environmentId, ruleId)
    const storeOf = async ({ id: storeId }: { readonly id: string }) => {
      const { id, name, type } = await stores.get(environmentId, storeId)
      return { id, name, type }
    }
    return {
      rule: { id: rule.id, name: rule.name },
      targetStore: await storeOf(rule.targetStore),
      sourceStore: await storeOf(rule.sourceStore),
    }
  }

  /** Answers one; a user that the rule has judged and never provisioned has none. */
  const one =
    (subjectType: Link['subjectType'], pathOf: LinkPath): Handler =>
    async (request) => {
      const link = await links.get(param(request, 'ruleId'), param(request, 'subjectId'))
      if (
        link?.environmentId !== param(request, 'environmentId') ||
        link.subjectType !== subjectType ||
        link.status === 'none'
      )
        throw new NotFoundError('synced rule', param(request, 'ruleId'))
      return hal(200, render(request, link, { ...(await namesOf(link)), path: pathOf(link) }))
    }

  const groupsOfRule: Handler = async (request) => {
    const rule = await rules.get(param(request, 'environmentId'), param(request, 'ruleId'))
    refuseOrder(request)
    const { filter, limit, cursor } = readListOptions(request, MAXIMUM_LIMIT)
    if (filter !== undefined)
      throw invalidData({
        code: 'INVALID_FILTER',
        target: 'filter',
        message: 'This list takes no filter: PingOne documents none for it.',
      })
    const page = await links.page({
      ...{ ruleId: rule.id, subjectType: 'group', statuses: listedStatuses, limit, cursor },
    })
    const [first] = page.items
    const names = first && (await namesOf(first))
    const items = page.items.flatMap((link) =>
      names ? [render(request, link, { ...names, path: syncedGroupPath(link) })] : [],
    )
    return hal(200, toCollection(request, 'syncedGroups', { ...page, items }))
  }

  const ofRule = '/propagation/rules/:ruleId/syncedGroups'
  return [
    { method: 'GET', path: ofRule, handle: groupsOfRule },
    { method: 'GET', path: `${ofRule}/:subjectId`, handle: one('group', syncedGroupPath) },
    {
      method: 'GET',
      path: '/users/:subjectId/syncedRules/:ruleId',
      handle: one('user', ({ subjectId, ruleId }) => `/users/${subjectId}/syncedRules/${ruleId}`),
    },
    {
      method: 'GET',
      path: '/groups/:subjectId/syncedRules/:ruleId',
      handle: one('group', ({ subjectId, ruleId }) => `/groups/${subjectId}/syncedRules/${ruleId}`),
    },
  ]
}

type Names = Pick<SyncedRule, 'rule' | 'targetStore' | 'sourceStore'>
type LinkPath = (link: Link) => string

const syncedGroupPath: LinkPath = ({ ruleId, subjectId }) =>
  `/propagation/rules/${ruleId}/syncedGroups/${subjectId}`

function render(
  request: HttpRequest,
  link: Link,
  { path, ...names }: Names & { readonly path: string },
): SyncedRule {
  const environment = environmentHref(request)
  return {
    ...names,
    environment: { id: link.environmentId },
    type: 'OUTBOUND',
    status: statusOf(link),
    lastSyncAt: link.lastSyncAt,
    details: link.details ?? '',
    _links: { environment: { href: environment }, self: { href: environment + path } },
  }
}

/** Users that were never provisioned are omitted. */
function statusOf({ status }: Link): SyncedRule['status'] {
  if (status === 'none') throw new Error('The rule has never provisioned the subject.')
  return syncedStatuses[status]
}

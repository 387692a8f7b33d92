import type { Handler, HttpRequest, Route } from '@pingone-sandbox/http'
import type { SyncedRule } from '../../contract/index.ts'
import { NotFoundError } from '../../directory/errors.ts'
import type { Link } from '../../provisioning/links.ts'
import { hal, toCollection, wholeListing } from '../hal.ts'
import { param } from '../request-reading.ts'
import type { PropagationOptions } from './routes.ts'

/**
 * How users and groups stand under a rule. The lists of users, and of a subject's rules, are extensions of the simulator: PingOne
 * documents the single reads and `syncedGroups` alone.
 */
export function syncedRoutes({
  configuration: { rules, stores },
  links,
}: PropagationOptions): Route[] {
  async function render(link: Link): Promise<SyncedRule> {
    const environmentId = link.environmentId
    const rule = await rules.get(environmentId, link.ruleId)
    const store = await stores.get(environmentId, link.connectionId)
    return {
      rule: { id: rule.id, name: rule.name },
      targetStore: { id: store.id, name: store.name, type: store.type },
      environment: { id: environmentId },
      type: 'OUTBOUND',
      status: statuses[link.status],
      lastSyncAt: link.lastSyncAt,
      ...(link.targetId !== undefined && { targetId: link.targetId }),
      ...(link.details !== undefined && { details: link.details }),
      inScope: link.inScope,
      conditions: [...link.conditions],
      subject: { id: link.subjectId, name: link.name },
    }
  }

  async function answer(request: HttpRequest, key: string, found: readonly Link[]) {
    const mine = found.filter(
      (link) => link.environmentId === param(request, 'environmentId') && link.status !== 'none',
    )
    return hal(200, toCollection(request, key, wholeListing(await Promise.all(mine.map(render)))))
  }

  const one: Handler = async (request) => {
    const link = await links.get(param(request, 'ruleId'), param(request, 'subjectId'))
    if (!link || link.environmentId !== param(request, 'environmentId'))
      throw new NotFoundError('synced rule', param(request, 'ruleId'))
    return hal(200, await render(link))
  }

  const ofRule =
    (key: string, type: Link['subjectType']): Handler =>
    async (request) => {
      const rule = await rules.get(param(request, 'environmentId'), param(request, 'ruleId'))
      const found: Link[] = []
      for await (const page of links.ofRule(rule.id, type))
        found.push(...page.filter(({ status }) => status !== 'none'))
      return answer(request, key, found)
    }

  const ofSubject: Handler = async (request) =>
    answer(request, 'syncedRules', await links.ofSubject(param(request, 'subjectId')))

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

const statuses = {
  success: 'SUCCESS',
  unsynced: 'UNSYNCED',
  partial: 'PARTIAL',
  failed: 'FAILED',
  none: 'NOT_IN_SCOPE',
} as const

import { noContent, type HttpRequest, type Route } from '@pingone-sandbox/http'
import { rule } from '../../contract/index.ts'
import type { RuleRecord } from '../../provisioning/configuration/records.ts'
import { syncStatusOf } from '../../provisioning/status.ts'
import { hal, toCollection, toResource, wholeListing } from '../hal.ts'
import { param, readInput } from '../request-reading.ts'
import type { PropagationOptions } from './routes.ts'

const update = rule
  .pick({
    name: true,
    description: true,
    populationExpression: true,
    groups: true,
    deprovision: true,
  })
  .extend({ active: rule.shape.active.default(false) })
const input = update.extend({
  plan: rule.shape.plan,
  sourceStore: rule.shape.sourceStore,
  targetStore: rule.shape.targetStore,
})

export function ruleRoutes({
  configuration: { rules, plans },
  links,
  isSyncing,
}: PropagationOptions): Route[] {
  const path = '/propagation/rules'
  const ofPlan = '/propagation/plans/:planId/rules'

  async function render(request: HttpRequest, record: RuleRecord) {
    const syncStatus = syncStatusOf(await links.ofRule(record.id), isSyncing())
    return toResource(
      request,
      { ...record, ...(syncStatus && { syncStatus }) },
      { self: `${path}/${record.id}`, mappings: `${path}/${record.id}/mappings` },
    )
  }

  async function list(request: HttpRequest, belongs: (record: RuleRecord) => boolean) {
    const items = (await rules.list(param(request, 'environmentId'))).filter(belongs)
    const rendered = await Promise.all(items.map((item) => render(request, item)))
    return hal(200, toCollection(request, 'rules', wholeListing(rendered)))
  }

  return [
    { method: 'GET', path, handle: (request) => list(request, () => true) },
    {
      method: 'POST',
      path,
      async handle(request) {
        const created = await rules.create(
          param(request, 'environmentId'),
          readInput(request, input),
        )
        return hal(201, await render(request, created))
      },
    },
    {
      method: 'GET',
      path: ofPlan,
      async handle(request) {
        const plan = await plans.get(param(request, 'environmentId'), param(request, 'planId'))
        return list(request, (record) => record.plan.id === plan.id)
      },
    },
    {
      method: 'POST',
      path: ofPlan,
      async handle(request) {
        const plan = await plans.get(param(request, 'environmentId'), param(request, 'planId'))
        const given = readInput(request, input.partial({ plan: true }))
        const created = await rules.create(plan.environmentId, { ...given, plan: { id: plan.id } })
        return hal(201, await render(request, created))
      },
    },
    {
      method: 'GET',
      path: `${path}/:id`,
      async handle(request) {
        return hal(
          200,
          await render(
            request,
            await rules.get(param(request, 'environmentId'), param(request, 'id')),
          ),
        )
      },
    },
    {
      method: 'PUT',
      path: `${path}/:id`,
      async handle(request) {
        const replaced = await rules.replace(
          param(request, 'environmentId'),
          param(request, 'id'),
          readInput(request, update),
        )
        return hal(200, await render(request, replaced))
      },
    },
    {
      method: 'DELETE',
      path: `${path}/:id`,
      async handle(request) {
        const deprovision = request.query.get('deprovision') === 'true'
        await rules.remove(param(request, 'environmentId'), param(request, 'id'), deprovision)
        return noContent()
      },
    },
  ]
}

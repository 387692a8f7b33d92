import type { HttpRequest, Route } from '@pingone-sandbox/http'
import { z } from 'zod'
import { rule } from '@pingone-sandbox/contract'
import type { RuleRecord } from '../../configuration/records.ts'
import { hal, toResource } from '../hal.ts'
import { param, readInput } from '../request-reading.ts'
import { answerAll, recordRoutes } from './record-routes.ts'
import type { PropagationOptions } from './options.ts'

const update = rule
  .pick({
    name: true,
    description: true,
    populationExpression: true,
    populations: true,
    groups: true,
    configuration: true,
  })
  .extend({
    active: rule.shape.active.default(false),
    deprovision: rule.shape.deprovision.unwrap().default(false),
    parentRule: z
      .undefined({ error: 'Writeback rules (parentRule) are not simulated.' })
      .optional(),
  })
const ends = rule.pick({ plan: true, sourceStore: true, targetStore: true })
const input = update.extend(ends.shape)
/** The ends of a rule are fixed; a client may say them again. */
const replacement = update.extend(ends.partial().shape)

export function ruleRoutes({ configuration: { rules, plans } }: PropagationOptions): Route[] {
  const path = '/propagation/rules'
  const ofPlan = '/propagation/plans/:planId/rules'

  function render(request: HttpRequest, record: RuleRecord) {
    return toResource(
      request,
      { ...record, deprovision: record.deprovision ?? false },
      { self: `${path}/${record.id}`, create: path, mappings: `${path}/${record.id}/mappings` },
    )
  }

  async function list(request: HttpRequest, belongs: (record: RuleRecord) => boolean) {
    const records = await rules.list(param(request, 'environmentId'))
    return answerAll(request, 'rules', { records: records.filter(belongs), render })
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
        return hal(201, render(request, created))
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
        return hal(201, render(request, created))
      },
    },
    ...recordRoutes({
      path,
      render,
      get: rules.get,
      replace: (environmentId, id, request) =>
        rules.replace(environmentId, id, readInput(request, replacement)),
      remove: (environmentId, id, { query }) =>
        rules.remove(environmentId, id, query.get('deprovision') === 'true'),
    }),
  ]
}

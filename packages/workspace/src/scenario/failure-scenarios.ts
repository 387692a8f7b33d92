import { drawHires } from '@pingone-sandbox/pingone'
import { z } from 'zod'
import { createPerson, hirePeople } from './hiring.ts'
import { declareScenario, type Scenario } from './scenario.ts'

/** The target fails. */
export const failureScenarios: readonly Scenario[] = [
  declareScenario({
    name: 'conflict',
    title: 'A 409 on create',
    summary: 'Hires one person; the next create at the target is answered with 409.',
    watch:
      'The lookup finds no user, and the target still refuses to create one, like a server whose filter compares usernames differently. See the outcome of the user. The next change of the user, or a Full Resync, sends the create again.',
    parameters: z.strictObject({}),
    async play(context) {
      context.addFault({
        operation: 'create',
        resource: 'User',
        effect: { kind: 'status', status: 409 },
      })
      context.note('The next user that is created at a target will be answered by 409.')
      for (const hire of drawHires({ seed: context.seed, count: 1 }))
        // oxlint-disable-next-line no-await-in-loop -- there is one
        await createPerson(context, hire)
    },
  }),
  declareScenario({
    name: 'outage',
    title: 'The target is unavailable',
    summary: 'Hires people while the target answers 503 for some time.',
    watch:
      'Requests are retried with growing pauses. When too many fail in a row, the circuit opens and nothing is sent for a while. Deferred users are synced later; a user without attempts stays Failed until the next change.',
    parameters: z.strictObject({
      count: z.int().min(1).max(1000).default(3).describe('Number of new users'),
      failures: z
        .int()
        .min(1)
        .max(1000)
        .default(4)
        .describe('Number of requests that are answered by 503'),
    }),
    async play(context, { count, failures }) {
      context.addFault({ times: failures, effect: { kind: 'status', status: 503 } })
      context.note(`The next ${failures} requests to targets will be answered by 503.`)
      await hirePeople(context, { count })
    },
  }),
]

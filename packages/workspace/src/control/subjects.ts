import { json } from '@pingone-sandbox/http'
import { z } from 'zod'
import { SandboxError } from '../text/index.ts'
import type { ControlContext } from './context.ts'
import { misbehaviourNamer } from './named-misbehaviours.ts'
import { readQuery } from './query.ts'
import type { ControlRoute } from './route.ts'

const storyQuery = z.object({
  limit: z.coerce.number().int().min(1).max(200).default(20),
  cursor: z.string().min(1).exactOptional(),
})

/** Answers the story of one user or group: everything that concerned it, whatever caused it. */
export function subjectRoutes(context: ControlContext): readonly ControlRoute[] {
  return (['user', 'group'] as const).map((type) => ({
    method: 'GET',
    path: `/_sandbox/subjects/${type}s/:id`,
    query: storyQuery,
    async handle({ query, params: { id = '' } }) {
      const page = readQuery(query, storyQuery)
      const story = await context.provisioning.stories.of({ type, id }, page, {
        withMisbehaviours: misbehaviourNamer(context),
        activeMisbehaviours: context.misbehaviours.active(),
      })
      if (story) return json(200, story)
      throw new SandboxError('not_found', `Neither PingOne nor the journal has a ${type} ${id}.`)
    },
  }))
}

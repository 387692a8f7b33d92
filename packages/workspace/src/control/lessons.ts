import { lessonIds, lessonsChange, lessonSteps, type LessonId } from '@pingone-sandbox/contract'
import { json, readJson } from '@pingone-sandbox/http'
import { SandboxError, suggestName } from '../text/index.ts'
import type { ControlContext } from './context.ts'
import { readBody } from './query.ts'
import type { ControlRoute } from './route.ts'

/** Shows and changes the progress in the lessons of the guide. */
export function lessonRoutes({ lessons }: ControlContext): readonly ControlRoute[] {
  const path = '/_sandbox/lessons'
  return [
    { method: 'GET', path, handle: async () => json(200, await lessons.read()) },
    {
      method: 'PUT',
      path,
      body: true,
      async handle(request) {
        const change = readBody(readJson(request), lessonsChange)
        const { current } = change
        return json(
          200,
          await lessons.change({
            lessons: Object.entries(change.lessons ?? {}).map(([name, lesson]) => {
              const id = knownLesson(name)
              for (const step of lesson.done ?? []) refuseUnknownStep(id, step)
              return [id, lesson] as const
            }),
            current: typeof current === 'string' ? knownLesson(current) : current,
          }),
        )
      },
    },
  ]
}

function knownLesson(name: string): LessonId {
  const id = lessonIds.find((known) => known === name)
  if (id !== undefined) return id
  throw new SandboxError('invalid_request', `Unknown lesson ${name}.`, suggestName(name, lessonIds))
}

function refuseUnknownStep(lesson: LessonId, step: string): void {
  const known: readonly string[] = lessonSteps[lesson]
  if (known.includes(step)) return
  throw new SandboxError(
    'invalid_request',
    `Unknown step ${step} of the lesson ${lesson}.`,
    suggestName(step, known),
  )
}

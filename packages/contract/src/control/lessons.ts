import { z } from 'zod'

/**
 * The lessons of the console's guide with the ids of their steps, in order.
 *
 * `<step>/<part>` is one of several tasks of a step; the step itself follows its parts.
 */
export const lessonSteps = {
  walkthrough: [
    'open-environment',
    'go-to-provisioning',
    'new-connection',
    'identity-store',
    'scim-outbound',
    'name',
    'vendor-values',
    'user-filter',
    'enable-connection',
    'remove-action',
    'rule',
    'assign-users',
    'see-requests',
    'changes/name',
    'changes/disable',
    'changes/leave-group',
    'changes/delete',
    'changes/rename-group',
    'changes',
    'lesson',
  ],
  'literal-operators': [
    'user-at-target',
    'misbehaviour-on',
    'unusual-operator',
    'existing-account',
    'see-conflict',
    'repair-filter',
    'see-found',
    'misbehaviour-off',
  ],
  conflict: [
    'user-at-target',
    'misbehaviour-on',
    'inactive-user',
    'same-person',
    'see-conflict',
    'misbehaviour-off',
    'full-resync',
  ],
  'group-overwrite': [
    'group-at-target',
    'merge',
    'unknown-member',
    'overwrite',
    'change-members',
    'see-members',
    'merge-again',
  ],
  leavers: [
    'user-at-target',
    'disable-user',
    'remove-action-disable',
    'leave-by-disable',
    'remove-action-delete',
    'leave-by-delete',
    'see-target',
  ],
} as const satisfies Readonly<Record<string, readonly string[]>>

export type LessonId = keyof typeof lessonSteps
/** The id of a step, or of a part of one. */
export type LessonStepId<Id extends LessonId = LessonId> = (typeof lessonSteps)[Id][number]

export const lessonIds = Object.keys(lessonSteps) as readonly LessonId[]

/** The ids of a lesson's steps without those of their parts. */
export const wholeSteps = (id: LessonId): readonly string[] =>
  lessonSteps[id].filter((step) => !step.includes('/'))

const lessonProgress = z.object({
  /** The ids of the steps and parts that are done, in the order of the lesson. */
  done: z.array(z.string()),
  /** When it was started, ISO 8601. */
  startedAt: z.string(),
  /** When the last of its steps was done; absent before. */
  completedAt: z.string().optional(),
  /** The last `seq` of the journal when it was started; 0 for a lesson that considers the whole journal. */
  after: z.number(),
  /** The last `seq` of the requests to the reference server at that time. */
  afterRequest: z.number(),
})
export type LessonProgress = z.infer<typeof lessonProgress>

/** `GET /_sandbox/lessons`: the progress in the guide, which all windows share. */
export const lessons = z.object({
  /** Only the lessons that were started. */
  lessons: z.record(z.string(), lessonProgress),
  /** The lesson that is open; absent while the walkthrough is. */
  current: z.string().optional(),
})
export type LessonsReport = z.infer<typeof lessons>

/** The body of `PUT /_sandbox/lessons`; what it does not name stays. */
export const lessonsChange = z.strictObject({
  lessons: z
    .record(
      z.string(),
      z.strictObject({
        /** Steps and parts that are done now; those done before stay done. */
        done: z.array(z.string()).max(100).optional(),
        /** Starts the lesson, or starts it anew. */
        restart: z.literal(true).optional(),
        /** Only if the lesson was started then; otherwise `done` is ignored, since another window has started it anew. */
        startedAt: z.string().optional(),
      }),
    )
    .optional(),
  /** The lesson that is open from now on; null for none. */
  current: z.string().nullable().optional(),
})
export type LessonsChange = z.input<typeof lessonsChange>

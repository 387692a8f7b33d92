import type { LessonsChange, LessonsReport } from '@pingone-sandbox/contract'
import { http, HttpResponse } from 'msw'

/** The progress in the guide as the sandbox keeps it, without the checks of ids. */
export function createFakeLessons() {
  let kept: LessonsReport = { lessons: {} }

  function change({ lessons = {}, current }: LessonsChange): LessonsReport {
    const changed = Object.entries(lessons).map(([id, { done = [], restart }]) => {
      const known = restart ? undefined : kept.lessons[id]
      const start = { startedAt: '2026-11-01T10:00:00.000Z', after: 0, afterRequest: 0 }
      return [id, { ...start, ...known, done: [...(known?.done ?? []), ...done] }]
    })
    const open = current === undefined ? kept.current : (current ?? undefined)
    kept = {
      lessons: { ...kept.lessons, ...Object.fromEntries(changed) },
      ...(open !== undefined && { current: open }),
    }
    return kept
  }

  return {
    kept: () => kept,
    change,
    clear() {
      kept = { lessons: {} }
    },
    handlers: [
      http.get('/_sandbox/lessons', () => HttpResponse.json(kept)),
      http.put('/_sandbox/lessons', async ({ request }) =>
        HttpResponse.json(change((await request.json()) as LessonsChange)),
      ),
    ],
  }
}

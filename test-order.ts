import { relative } from 'node:path'
import { BaseSequencer } from 'vitest/node'
import type { TestSpecification } from 'vitest/node'

/** Files that take twenty seconds or more of a run on two cores, the longest first. */
const longFiles = [
  'e2e/package/doors.spec.ts',
  'examples/vitest-endpoint/test/example.test.ts',
  'packages/check/test/reference-server.test.ts',
  'packages/check/test/misbehaviours.test.ts',
  'apps/sandbox/src/cli/check.test.ts',
  'apps/sandbox/test/misbehaviour.test.ts',
  'apps/sandbox/test/wire/transcripts.test.ts',
  'apps/sandbox/src/cli/cli.test.ts',
  'apps/sandbox/test/secrecy/secrecy.test.ts',
  'packages/check/test/compare-verdicts.test.ts',
  'packages/scim-server/src/test/fuzz.test.ts',
  'apps/sandbox/test/places/places.test.ts',
  'packages/scim-server/src/test/concurrency.test.ts',
  'apps/sandbox/test/full-disk.test.ts',
  'packages/check/test/interrupt.test.ts',
  'bench/sync/bench-sync.test.ts',
  'apps/sandbox/test/lasting-failure.test.ts',
  'apps/sandbox/test/hostile-input.test.ts',
  'packages/scim-server/src/test/misbehaviour-cursors.test.ts',
  'apps/sandbox/test/reset/reset.test.ts',
  'apps/sandbox/test/restart-on-change.test.ts',
  'e2e/kill.spec.ts',
  'apps/sandbox/test/faults.test.ts',
  'apps/sandbox/test/control/checks.test.ts',
  'packages/check/test/compare-capture.test.ts',
  'apps/sandbox/test/heavy-input.test.ts',
  'packages/check/test/readings.test.ts',
  'e2e/resume.spec.ts',
  'e2e/story-of-failures.spec.ts',
  'e2e/two-windows.spec.ts',
  'e2e/accessibility.spec.ts',
  'e2e/story.spec.ts',
  'e2e/lessons.spec.ts',
  'e2e/accessibility-of-provisioning.spec.ts',
  'e2e/check.spec.ts',
  'e2e/guide.spec.ts',
  'e2e/stage.spec.ts',
  'e2e/plan.spec.ts',
  'e2e/focus.spec.ts',
  'e2e/activity.spec.ts',
  'e2e/new-rule.spec.ts',
  'e2e/visual.spec.ts',
  'e2e/connections.spec.ts',
  'bench/console/bench-console.test.ts',
  'e2e/story-of-repairs.spec.ts',
  'e2e/own-endpoint.spec.ts',
  'e2e/directory.spec.ts',
  'e2e/toasts.spec.ts',
  'e2e/inspector.spec.ts',
  'e2e/script-weight.spec.ts',
  'e2e/walkthrough.spec.ts',
  'e2e/development.spec.ts',
  'e2e/absent-sandbox.spec.ts',
  'e2e/playwright-door.spec.ts',
  'e2e/sync-status.spec.ts',
  'e2e/shell.spec.ts',
]

/**
 * Starts long files before short ones, so that the cores are busy to the end of a run.
 *
 * Vitest has durations only of earlier runs on the same machine; without them it starts large files first.
 */
export class LongestFirstSequencer extends BaseSequencer {
  override async sort(files: TestSpecification[]): Promise<TestSpecification[]> {
    const rank = ({ moduleId }: TestSpecification) => {
      const index = longFiles.indexOf(relative(this.ctx.config.root, moduleId))
      return index === -1 ? longFiles.length : index
    }
    // The files of a project stay together, for they share workers; the projects of long files come first.
    const sorted = await super.sort(files)
    const best = new Map<string, number>()
    for (const file of sorted)
      best.set(file.project.name, Math.min(rank(file), best.get(file.project.name) ?? Infinity))
    return sorted.sort(
      (a, b) =>
        orderOf(a) - orderOf(b) ||
        (best.get(a.project.name) ?? 0) - (best.get(b.project.name) ?? 0) ||
        rank(a) - rank(b),
    )
  }
}

const orderOf = ({ project }: TestSpecification) => project.config.sequence.groupOrder

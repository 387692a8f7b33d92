import { relative } from 'node:path'
import { BaseSequencer } from 'vitest/node'
import type { TestSpecification } from 'vitest/node'

/** Files that take ten seconds or more of a core, the longest first. */
const longFiles = [
  'e2e/kill.spec.ts',
  'e2e/package/doors.spec.ts',
  'bench/sync/bench-sync.test.ts',
  'bench/journal/bench-journal.test.ts',
  'bench/scim/bench-scim.test.ts',
  'apps/sandbox/test/misbehaviour.test.ts',
  'apps/sandbox/src/cli/cli.test.ts',
  'apps/sandbox/src/cli/check.test.ts',
  'packages/check/test/misbehaviours.test.ts',
  'packages/check/test/reference-server.test.ts',
  'packages/check/test/compare-verdicts.test.ts',
  'apps/sandbox/test/wire/transcripts.test.ts',
  'apps/sandbox/test/secrecy/secrecy.test.ts',
  'apps/sandbox/test/faults.test.ts',
  'apps/sandbox/test/lasting-failure.test.ts',
  'apps/sandbox/test/culprits.test.ts',
  'apps/sandbox/test/retry-of-many.test.ts',
  'apps/sandbox/test/copied-requests.test.ts',
  'packages/scim-server/src/test/fuzz.test.ts',
  'packages/scim-server/src/test/concurrency.test.ts',
  'packages/scim-server/src/test/composed-attributes.test.ts',
  'packages/scim-server/src/test/bulk-random.test.ts',
  'packages/scim-server/src/test/misbehaviour-cursors.test.ts',
  'apps/sandbox/test/full-disk.test.ts',
  'apps/sandbox/test/group-plan-property.test.ts',
  'apps/sandbox/test/state-machine.test.ts',
  'apps/sandbox/test/hostile-input.test.ts',
  'apps/sandbox/test/reset/reset.test.ts',
  'apps/sandbox/test/restart-on-change.test.ts',
  'packages/scim/src/test/fuzz.test.ts',
  'e2e/accessibility.spec.ts',
  'e2e/accessibility-of-provisioning.spec.ts',
  'bench/console/bench-console.test.ts',
  'e2e/visual.spec.ts',
  'e2e/story-of-failures.spec.ts',
  'e2e/story-of-repairs.spec.ts',
  'e2e/connections.spec.ts',
  'e2e/guide.spec.ts',
  'e2e/check.spec.ts',
  'e2e/playwright-door.spec.ts',
  'e2e/story.spec.ts',
  'e2e/two-windows.spec.ts',
  'e2e/focus.spec.ts',
  'e2e/directory.spec.ts',
  'e2e/activity.spec.ts',
  'e2e/absent-sandbox.spec.ts',
  'e2e/walkthrough.spec.ts',
  'e2e/new-rule.spec.ts',
  'e2e/mapping.spec.ts',
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

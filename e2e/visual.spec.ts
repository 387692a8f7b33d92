import { readFileSync } from 'node:fs'
import pixelmatch from 'pixelmatch'
import { PNG } from 'pngjs'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { launchCarriedBrowser, type BrowserLaunch } from './browser.ts'
import type { SandboxProcess } from './sandbox-process.ts'
import { startSnapshotSandbox } from './snapshot-scene.ts'
import { snapshotFile, snapshots, takeSnapshot } from './snapshots.ts'

let launch: BrowserLaunch
let sandbox: SandboxProcess

beforeAll(async () => {
  launch = await launchCarriedBrowser()
  sandbox = await startSnapshotSandbox()
})
afterAll(async () => {
  if ('browser' in launch) await launch.browser.close()
  await sandbox[Symbol.asyncDispose]()
})

/** How many of the million pixels may differ: the edges of a few letters. */
const tolerated = 100

it.for(snapshots)(
  'shows $name in the $theme theme as its snapshot has it (pnpm screenshots --snapshots takes it anew)',
  async (snapshot, { skip }) => {
    if ('missing' in launch) throw skip(launch.missing)
    const before = PNG.sync.read(readFileSync(snapshotFile(snapshot)))
    const { browser } = launch
    // On a busy machine a screen may still be filling when its picture is taken.
    await expect
      .poll(async () => difference(before, await takeSnapshot(browser, sandbox, snapshot)))
      .toBeLessThanOrEqual(tolerated)
  },
)

/** How many pixels differ; all of them when the pictures are not of one size. */
function difference({ data, width, height }: PNG, picture: Buffer): number {
  const now = PNG.sync.read(picture)
  if (now.width !== width || now.height !== height) return Infinity
  return pixelmatch(data, now.data, undefined, width, height, { threshold: 0.1 })
}

import { mkdir, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { Browser } from 'playwright-core'
import { launchBrowser, launchCarriedBrowser } from './browser.ts'
import { startLivedInSandbox } from './lived-in-sandbox.ts'
import type { SandboxProcess } from './sandbox-process.ts'
import { openScreen, screens, type Screen } from './screens.ts'
import { startSnapshotSandbox } from './snapshot-scene.ts'
import { snapshotFile, snapshotFolder, snapshots, takeSnapshot } from './snapshots.ts'

// `pnpm screenshots` remakes the pictures of the documentation; `pnpm screenshots <folder>` every screen in both themes and
// three widths; `pnpm screenshots --snapshots` takes anew what e2e/visual.spec.ts compares with.

interface Shot {
  readonly screen: Screen
  readonly theme: 'light' | 'dark'
  readonly width: number
  readonly file: string
}

/** The screens that the documentation shows. */
const documented = ['activity']
const widths = [1280, 1600, 768]

async function picture(
  browser: Browser,
  { ready }: SandboxProcess,
  { screen, theme, width, file }: Shot,
): Promise<void> {
  const page = await browser.newPage({ viewport: { width, height: 800 }, colorScheme: theme })
  await openScreen(page, screen, ready)
  await screen.check?.(page, ready)
  await page.screenshot({ path: file })
  await page.close()
}

function shotsOf(folder: string | undefined): readonly Shot[] {
  if (folder === undefined)
    return screens
      .filter(({ name }) => documented.includes(name))
      .map((screen) => ({
        screen,
        theme: 'light',
        width: 1280,
        file: `docs/screenshots/${screen.name}.png`,
      }))
  return screens.flatMap((screen) =>
    (['light', 'dark'] as const).flatMap((theme) =>
      widths.map((width) => ({
        screen,
        theme,
        width,
        file: join(folder, `${screen.name}-${theme}-${width}.png`),
      })),
    ),
  )
}

async function takePictures(folder: string | undefined): Promise<void> {
  const launch = await launchBrowser()
  if ('missing' in launch) throw new Error(launch.missing)
  const { browser } = launch
  await using sandbox = await startLivedInSandbox()
  if (folder !== undefined) await mkdir(folder, { recursive: true })
  for (const shot of shotsOf(folder)) await picture(browser, sandbox, shot)
  await browser.close()
}

async function takeSnapshots(): Promise<void> {
  const launch = await launchCarriedBrowser()
  if ('missing' in launch) throw new Error(launch.missing)
  const { browser } = launch
  await using sandbox = await startSnapshotSandbox()
  await mkdir(snapshotFolder, { recursive: true })
  for (const snapshot of snapshots)
    await writeFile(snapshotFile(snapshot), await takeSnapshot(browser, sandbox, snapshot))
  await browser.close()
}

const [argument] = process.argv.slice(2)
await (argument === '--snapshots' ? takeSnapshots() : takePictures(argument))

import { mkdir, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { Browser } from 'playwright-core'
import { launchBrowser, launchCarriedBrowser } from './browser.ts'
import { startBusySandbox } from './busy-sandbox.ts'
import { drawContactSheet } from './contact-sheet.ts'
import { startLivedInSandbox } from './lived-in-sandbox.ts'
import type { SandboxProcess } from './sandbox-process.ts'
import { openScreen, screens, type Screen } from './screens.ts'
import { startSnapshotSandbox } from './snapshot-scene.ts'
import { snapshotFile, snapshotFolder, snapshots, takeSnapshot } from './snapshots.ts'

// `pnpm screenshots` remakes the pictures of the documentation; `pnpm screenshots <folder> [screen…]` every screen, or those, in both
// themes and four widths with many users, failures and odd names, and a contact sheet of each; `pnpm screenshots --snapshots` takes
// anew what e2e/visual.spec.ts compares with.

interface Shot {
  readonly screen: Screen
  readonly theme: 'light' | 'dark'
  readonly width: number
  readonly file: string
}

/** The screens that the documentation shows. */
const documented = ['activity']
const themes = ['light', 'dark'] as const
const widths = [1600, 1280, 768, 390]

async function picture(
  browser: Browser,
  { ready }: SandboxProcess,
  { screen, theme, width, file }: Shot,
): Promise<void> {
  const page = await browser.newPage({ viewport: { width, height: 800 }, colorScheme: theme })
  try {
    await openScreen(page, screen, ready)
    await screen.check?.(page, ready)
    await page.screenshot({ path: file })
  } finally {
    await page.close()
  }
}

/** Remakes the pictures of the documentation. */
async function takePictures(): Promise<void> {
  const browser = await launch()
  await using sandbox = await startLivedInSandbox()
  for (const screen of screens.filter(({ name }) => documented.includes(name))) {
    const file = `docs/screenshots/${screen.name}.png`
    await picture(browser, sandbox, { screen, theme: 'light', width: 1280, file })
  }
  await browser.close()
}

/** Takes each screen in every width and theme, and draws a sheet of each; a screen that cannot be taken is named and left out. */
async function drawSheets(folder: string, names: readonly string[]): Promise<void> {
  const browser = await launch()
  await using sandbox = await startBusySandbox()
  await mkdir(folder, { recursive: true })
  for (const screen of screens.filter(({ name }) => names.length === 0 || names.includes(name))) {
    const shots = themes.flatMap((theme) =>
      widths.map((width): Shot => {
        const file = join(folder, `${screen.name}-${theme}-${width}.png`)
        return { screen, theme, width, file }
      }),
    )
    try {
      for (const shot of shots) await picture(browser, sandbox, shot)
      await drawContactSheet(browser, {
        title: screen.name,
        frames: shots.map(({ theme, width, file }) => ({
          label: `${theme} ${width}`,
          width,
          file,
        })),
        file: join(folder, `${screen.name}.png`),
      })
    } catch (error) {
      console.error(`${screen.name}: ${error instanceof Error ? error.message : String(error)}`)
      process.exitCode = 1
    }
  }
  await browser.close()
}

async function launch(): Promise<Browser> {
  const launched = await launchBrowser()
  if ('missing' in launched) throw new Error(launched.missing)
  return launched.browser
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

const [argument, ...names] = process.argv.slice(2)
if (argument === undefined) await takePictures()
else if (argument === '--snapshots') await takeSnapshots()
else await drawSheets(argument, names)

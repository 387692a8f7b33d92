import { join } from 'node:path'
import type { Browser, Page } from 'playwright-core'
import type { SandboxProcess } from './sandbox-process.ts'
import { openScreen, screens } from './screens.ts'
import { snapshotTime } from './snapshot-scene.ts'

/** The screens whose looks are kept. */
const kept = ['users', 'connection', 'rule-mapping', 'rule-status', 'activity', 'target']
const themes = ['light', 'dark'] as const

/** One screen in one theme. */
export interface Snapshot {
  readonly name: string
  readonly theme: (typeof themes)[number]
}

export const snapshots: readonly Snapshot[] = kept.flatMap((name) =>
  themes.map((theme) => ({ name, theme })),
)

export const snapshotFolder = join(import.meta.dirname, 'snapshots')

export const snapshotFile = ({ name, theme }: Snapshot) =>
  join(snapshotFolder, `${name}-${theme}.png`)

/** Takes the picture of a screen at a standstill. */
export async function takeSnapshot(
  browser: Browser,
  { ready }: SandboxProcess,
  { name, theme }: Snapshot,
): Promise<Buffer> {
  const screen = screens.find((candidate) => candidate.name === name)
  if (!screen) throw new Error(`There is no screen ${name}.`)
  const context = await browser.newContext({
    viewport: { width: 1280, height: 800 },
    colorScheme: theme,
    reducedMotion: 'reduce',
    locale: 'en-GB',
    timezoneId: 'UTC',
  })
  context.setDefaultTimeout(60_000)
  try {
    const page = await context.newPage()
    await page.clock.setFixedTime(snapshotTime)
    const settle = await openScreen(page, screen, ready)
    await page.getByRole('complementary', { name: 'Guide' }).waitFor()
    await settle()
    await page.mouse.move(0, 0)
    await hidePorts(page)
    return await page.screenshot({
      animations: 'disabled',
      caret: 'hide',
      // The guide stands beside every screen; one picture of each would change with every lesson.
      mask: [page.getByRole('complementary')],
      maskColor: '#888888',
    })
  } finally {
    await context.close()
  }
}

/** Ports differ from run to run. */
function hidePorts(page: Page): Promise<void> {
  return page.evaluate(() => {
    const hidden = (text: string) => text.replaceAll(/127\.0\.0\.1:\d+/g, '127.0.0.1:4471')
    const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT)
    for (let node = walker.nextNode(); node; node = walker.nextNode())
      if (node.textContent?.includes('127.0.0.1:')) node.textContent = hidden(node.textContent)
    for (const input of document.querySelectorAll('input'))
      if (input.value.includes('127.0.0.1:')) input.value = hidden(input.value)
  })
}

import type { Locator, Page } from 'playwright-core'
import { longestTask, taskCategories } from './longest-task.ts'

/** How a list scrolled, in milliseconds. */
export interface ScrollFigures {
  readonly frames: number
  /** The longest time between two frames, other work on the machine included. */
  readonly slowest: number
  /** The longest time that the page was busy without a pause. */
  readonly busy: number
  /** How far the list was scrolled, in pixels. */
  readonly distance: number
}

export interface ScrollOptions {
  /** Pixels of each turn of the wheel. */
  readonly step: number
  readonly turns: number
}

/** Turns the wheel over a list, and takes the time between the frames that the browser draws meanwhile, and a trace. */
export async function measureScroll(
  page: Page,
  list: Locator,
  { step, turns }: ScrollOptions,
): Promise<ScrollFigures> {
  const window = list.locator('..')
  await window.hover()
  const top = () => window.evaluate((element) => element.scrollTop)
  const start = await top()
  const browser = page.context().browser()
  if (browser === null) throw new Error('The page belongs to no browser.')
  await browser.startTracing(page, { categories: [...taskCategories] })
  const recorder = await page.evaluateHandle(startRecording)
  for (let turn = 0; turn < turns; turn += 1) {
    // A wheel turns once after another.
    // oxlint-disable-next-line no-await-in-loop
    await page.mouse.wheel(0, step)
    // oxlint-disable-next-line no-await-in-loop
    await page.waitForTimeout(16)
  }
  const frames = await recorder.evaluate((stop) => stop())
  return {
    frames: frames.length,
    slowest: Math.max(...frames),
    busy: longestTask((await browser.stopTracing()).toString()),
    distance: Math.abs((await top()) - start),
  }
}

/** Runs in the page; answers what ends the recording with the times between frames. */
function startRecording(): () => number[] {
  const frames: number[] = []
  let last: number | undefined
  let isOn = true
  function take(now: number): void {
    if (last !== undefined) frames.push(now - last)
    last = now
    if (isOn) requestAnimationFrame(take)
  }
  requestAnimationFrame(take)
  return () => {
    isOn = false
    return frames
  }
}

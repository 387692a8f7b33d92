import { AxeBuilder } from '@axe-core/playwright'
import type { Page } from 'playwright-core'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { startLivedInSandbox } from './lived-in-sandbox.ts'
import type { SandboxProcess } from './sandbox-process.ts'
import { ScreenTour } from './screen-tour.ts'
import type { Screen } from './screens.ts'

const standards = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice']

/** The rules of these standards whose result depends on the theme; the others see the same document in both. */
const rulesOfColours = ['color-contrast', 'link-in-text-block']

/** Finds nothing to object to on any of these screens, in either theme, and no error that the browser prints. */
export function expectAccessible(screens: readonly Screen[]): void {
  const tour = new ScreenTour()
  let sandbox: SandboxProcess

  beforeAll(async () => {
    sandbox = await startLivedInSandbox()
  })
  afterAll(() => sandbox[Symbol.asyncDispose]())

  it.for(screens)(
    'finds nothing to object to on $name, in either theme',
    async (screen, context) => {
      const toured = await tour.open(screen, sandbox.ready, context)
      const { page, errors, settle } = toured
      await page.emulateMedia({ colorScheme: 'light' })
      await settle()
      const [light, inLight] = [await backgroundOf(page), await objectionsTo(page)]
      await page.emulateMedia({ colorScheme: 'dark' })
      // A colour is measured once it has changed, not while it changes.
      await settle()
      expect(await backgroundOf(page)).not.toBe(light)
      const inDark = [
        ...(await objectionsOf(page, { type: 'rule', values: rulesOfColours })),
        ...(await smallTexts(page)),
      ]
      const unexpected = errors.filter(
        (error) => !screen.refused || !error.includes(screen.refused),
      )
      expect([...unexpected, ...inLight, ...inDark]).toEqual([])
      await tour.keep(toured)
    },
  )
}

interface RunOnly {
  readonly type: 'tag' | 'rule'
  readonly values: readonly string[]
}

type AxeResults = Awaited<ReturnType<AxeBuilder['analyze']>>

/** To describe each element that passes takes most of the time, and is not read. */
const options = { resultTypes: ['violations' as const] }

/** What the rules of the standards object to. */
export async function objectionsTo(page: Page): Promise<string[]> {
  // The script of the rules takes as long to load as many of them take.
  if (await page.evaluate(() => 'axe' in globalThis)) {
    return objectionsOf(page, { type: 'tag', values: standards })
  }
  const axe = new AxeBuilder({ page }).options(options).setLegacyMode().withTags(standards)
  return describeViolations(await axe.analyze())
}

/** What these rules object to on a page that `objectionsTo` has read before, and so has the script of the rules. */
async function objectionsOf(page: Page, runOnly: RunOnly): Promise<string[]> {
  const results = await page.evaluate(
    (given) => {
      const { axe } = globalThis as unknown as {
        axe: { run(given: object): Promise<AxeResults> }
      }
      return axe.run(given)
    },
    { ...options, runOnly },
  )
  return describeViolations(results)
}

function describeViolations({ violations }: AxeResults): string[] {
  return violations.flatMap(({ id, help, nodes }) =>
    nodes.map(({ target, failureSummary }) =>
      [`${id}: ${help}`, target.join(' '), failureSummary].join('\n'),
    ),
  )
}

const backgroundOf = (page: Page): Promise<string> =>
  page.evaluate(() => getComputedStyle(document.body).backgroundColor)

/** Texts below 12 pixels, with their size. */
function smallTexts(page: Page): Promise<string[]> {
  return page.evaluate(() => {
    const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT)
    const found: string[] = []
    for (let node = walker.nextNode(); node; node = walker.nextNode()) {
      const parent = node.parentElement
      const text = node.textContent?.trim()
      if (!parent || !text || !parent.checkVisibility()) continue
      const size = Number.parseFloat(getComputedStyle(parent).fontSize)
      if (size < 12) found.push(`${size}px: ${text}`)
    }
    return found
  })
}

import { AxeBuilder } from '@axe-core/playwright'
import type { Page } from 'playwright-core'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { collectBrowserErrors } from './browser-errors.ts'
import { startLivedInSandbox } from './lived-in-sandbox.ts'
import { openPage } from './open-page.ts'
import type { SandboxProcess } from './sandbox-process.ts'
import { openScreen, type Screen } from './screens.ts'

const standards = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice']

/** The rules of these standards whose result depends on the theme; the others see the same document in both. */
const rulesOfColours = ['color-contrast', 'link-in-text-block']

/** Finds nothing to object to on any of these screens, in either theme, and no error that the browser prints. */
export function expectAccessible(screens: readonly Screen[]): void {
  let sandbox: SandboxProcess

  beforeAll(async () => {
    sandbox = await startLivedInSandbox()
  })
  afterAll(() => sandbox[Symbol.asyncDispose]())

  it.for(screens)(
    'finds nothing to object to on $name, in either theme',
    async (screen, context) => {
      const page = await openPage(context)
      const errors = collectBrowserErrors(page)
      await page.setViewportSize({ width: 1280, height: 800 })
      await page.emulateMedia({ colorScheme: 'light', reducedMotion: 'reduce' })
      const settle = await openScreen(page, screen, sandbox.ready)
      const inLight = await objectionsTo(page)
      await page.emulateMedia({ colorScheme: 'dark', reducedMotion: 'reduce' })
      // A colour is measured once it has changed, not while it changes.
      await settle()
      const inDark = [
        ...(await furtherObjectionsTo(page, rulesOfColours)),
        ...(await smallTexts(page)),
      ]
      const unexpected = errors.filter(
        (error) => !screen.refused || !error.includes(screen.refused),
      )
      expect([...unexpected, ...inLight, ...inDark]).toEqual([])
    },
  )
}

type AxeResults = Awaited<ReturnType<AxeBuilder['analyze']>>

/** To describe each element that passes takes most of the time, and is not read. */
const options = { resultTypes: ['violations' as const] }

/** What the rules of the standards object to. */
export async function objectionsTo(page: Page): Promise<string[]> {
  const axe = new AxeBuilder({ page }).options(options).setLegacyMode().withTags(standards)
  return describeViolations(await axe.analyze())
}

/** What the named rules object to on a page that `objectionsTo` has read, and so has the script of the rules. */
async function furtherObjectionsTo(page: Page, rules: readonly string[]): Promise<string[]> {
  const results = await page.evaluate(
    (given) => {
      const { axe } = globalThis as unknown as {
        axe: { run(given: object): Promise<AxeResults> }
      }
      return axe.run(given)
    },
    { ...options, runOnly: { type: 'rule', values: rules } },
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

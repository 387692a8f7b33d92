import { chromium } from 'playwright-core'
import type { Browser } from 'playwright-core'
import { inflateCarriedChromium } from './carried-chromium.ts'
import { findInstalledBrowser } from './installed-browser.ts'

/** What a test drives, or why there is nothing to drive. */
export type BrowserLaunch = { readonly browser: Browser } | { readonly missing: string }

/** No GPU and no conversation with the vendor: a test run talks to the sandbox alone. */
const flags = [
  '--disable-gpu',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
  '--no-first-run',
]

/**
 * Launches an installed Chrome, Edge or Chromium, or else the Chromium that an npm package carries.
 *
 * A machine without any of them gets the reason, so that its tests are skipped with it. In continuous integration (`CI=true`)
 * nothing is skipped: a browser that is missing or does not start is an error there.
 */
export function launchBrowser(): Promise<BrowserLaunch> {
  return launch(findInstalledBrowser())
}

/** Launches the Chromium that an npm package carries, whatever is installed: it draws the same on every machine. */
export function launchCarriedBrowser(): Promise<BrowserLaunch> {
  return launch(undefined)
}

async function launch(installed: string | undefined): Promise<BrowserLaunch> {
  try {
    const { env, ...command } = await commandOf(installed)
    return { browser: await chromium.launch({ ...command, env: { ...process.env, ...env } }) }
  } catch (error) {
    return missing(error)
  }
}

/** How Chromium is started. */
export interface ChromiumCommand {
  readonly executablePath: string
  readonly args: readonly string[]
  /** What it needs in its environment. */
  readonly env: Readonly<Record<string, string>>
}

/** Finds the Chromium that `launchBrowser` launches, for a process that launches it by itself. */
export async function findChromium(): Promise<ChromiumCommand | { readonly missing: string }> {
  return commandOf(findInstalledBrowser()).catch(missing)
}

async function commandOf(installed: string | undefined) {
  const { executablePath, env } =
    installed === undefined
      ? await inflateCarriedChromium()
      : { executablePath: installed, env: {} }
  // Chromium's own sandbox cannot be set up by root, which is who runs most containers.
  const args = process.getuid?.() === 0 ? [...flags, '--no-sandbox'] : flags
  return { executablePath, args, env }
}

function missing(error: unknown): { readonly missing: string } {
  if (process.env['CI'] === 'true') throw error
  return {
    missing: `no browser: ${error instanceof Error ? error.message.split('\n')[0] : String(error)}`,
  }
}

import { fileURLToPath } from 'node:url'
import fixtures from '../examples/playwright/playwright.config.ts'
import server from '../examples/playwright/server.config.ts'

/** What `playwright-door.spec.ts` sets: the Chromium of the other specs, and a free port. */
interface Settings {
  readonly launchOptions: object
  readonly outputDir: string
  /** How the command line of this checkout is started. */
  readonly command: string
  readonly port: number
}

const settings = JSON.parse(process.env['PLAYWRIGHT_DOOR'] ?? '{}') as Settings
const { launchOptions, outputDir, command, port } = settings
const baseURL = `http://127.0.0.1:${port}`

/** Both examples in one run, on a machine that is busy and has a Chromium elsewhere. */
const config: typeof server = {
  projects: [
    { testMatch: String(fixtures.testMatch), use: { ...fixtures.use, launchOptions } },
    { testMatch: String(server.testMatch), use: { ...server.use, launchOptions, baseURL } },
  ],
  testDir: fileURLToPath(new URL('../examples/playwright', import.meta.url)),
  outputDir,
  ...{ workers: 1, timeout: 120_000, expect: { timeout: 60_000 } },
  webServer: {
    command: `${command} start --json --port ${port} --scim-port 0 --users 0`,
    url: `${baseURL}/_sandbox/health`,
    timeout: 120_000,
  },
}

export default config

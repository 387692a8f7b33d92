import { fileURLToPath } from 'node:url'
import ofConsole from '../examples/playwright/playwright.config.ts'
import ofServer from '../examples/playwright/server.config.ts'

/** What `playwright-door.spec.ts` sets: the Chromium of the other specs, and a free port. */
interface Settings {
  readonly example: 'console' | 'server'
  readonly launchOptions: object
  readonly outputDir: string
  /** How the command line of this checkout is started. */
  readonly command: string
  readonly port: number
}

const settings = JSON.parse(process.env['PLAYWRIGHT_DOOR'] ?? '{}') as Settings
const { example, launchOptions, outputDir, command, port } = settings
const baseURL = `http://127.0.0.1:${port}`

/** The configuration of an example as it is on a machine that is busy and has a Chromium elsewhere. */
const config: typeof ofServer = {
  ...(example === 'console' ? ofConsole : ofServer),
  testDir: fileURLToPath(new URL('../examples/playwright', import.meta.url)),
  outputDir,
  ...{ timeout: 120_000, expect: { timeout: 60_000 } },
  use: { launchOptions, baseURL },
  ...(example === 'server' && {
    webServer: {
      command: `${command} start --json --port ${port} --scim-port 0 --users 0`,
      url: `${baseURL}/_sandbox/health`,
      timeout: 120_000,
    },
  }),
}

export default config

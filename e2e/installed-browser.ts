import { existsSync } from 'node:fs'
import { delimiter, join } from 'node:path'

const commands = [
  'google-chrome',
  'google-chrome-stable',
  'chrome',
  'microsoft-edge',
  'microsoft-edge-stable',
  'chromium',
  'chromium-browser',
]

const {
  LOCALAPPDATA = '',
  PROGRAMFILES = '',
  'PROGRAMFILES(X86)': PROGRAMFILES_X86 = '',
} = process.env

/** Where installers put browsers that are on no `PATH`. */
const locations: Partial<Record<NodeJS.Platform, readonly string[]>> = {
  darwin: [
    '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
    '/Applications/Microsoft Edge.app/Contents/MacOS/Microsoft Edge',
    '/Applications/Chromium.app/Contents/MacOS/Chromium',
  ],
  linux: ['/opt/google/chrome/chrome', '/opt/microsoft/msedge/msedge', '/snap/bin/chromium'],
  win32: [PROGRAMFILES, PROGRAMFILES_X86, LOCALAPPDATA]
    .filter((folder) => folder !== '')
    .flatMap((folder) => [
      join(folder, 'Google/Chrome/Application/chrome.exe'),
      join(folder, 'Microsoft/Edge/Application/msedge.exe'),
    ]),
}

/**
 * Finds a Chrome, Edge or Chromium on this machine; `PINGONE_SANDBOX_BROWSER` names one outright.
 *
 * Throws when the named one does not exist, rather than to test with another.
 */
export function findInstalledBrowser(): string | undefined {
  const named = process.env['PINGONE_SANDBOX_BROWSER']
  if (named !== undefined && !existsSync(named))
    throw new Error(`PINGONE_SANDBOX_BROWSER names no file: ${named}`)
  const onPath = (process.env['PATH'] ?? '')
    .split(delimiter)
    .flatMap((folder) => commands.map((command) => join(folder, command)))
  return (
    named ?? [...onPath, ...(locations[process.platform] ?? [])].find((path) => existsSync(path))
  )
}

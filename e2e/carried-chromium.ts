import { existsSync, mkdirSync, mkdtempSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import { arch, platform, tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'

export interface CarriedChromium {
  readonly executablePath: string
  /** What the browser needs in its environment. */
  readonly env: Readonly<Record<string, string>>
}

const packageUrl = import.meta.resolve('@sparticuz/chromium')
const archives = ['chromium', 'fonts', 'swiftshader', 'al2023'].map((name) =>
  fileURLToPath(new URL(`../bin/${name}${name === 'chromium' ? '' : '.tar'}.br`, packageUrl)),
)

/**
 * Unpacks the Chromium that `@sparticuz/chromium` carries, once per version of it.
 *
 * It is made for serverless machines: it needs no installation, and brings the libraries (`al2023`) and the font that a bare Linux
 * lacks. Throws on other systems.
 */
export async function inflateCarriedChromium(): Promise<CarriedChromium> {
  if (platform() !== 'linux' || arch() !== 'x64')
    throw new Error(
      `install Chrome, Edge or Chromium; the carried one runs on Linux x64, not ${platform()} ${arch()}`,
    )
  const version = /@sparticuz\+chromium@([\d.]+)/.exec(packageUrl)?.[1] ?? 'current'
  const folder = join(tmpdir(), `pingone-sandbox-chromium-${version}`)
  if (!existsSync(folder)) await inflateInto(folder)
  return {
    executablePath: join(folder, 'chromium'),
    env: {
      LD_LIBRARY_PATH: join(folder, 'al2023', 'lib'),
      FONTCONFIG_FILE: join(folder, 'fonts.conf'),
    },
  }
}

/** Unpacks beside the final place and then renames, so that a run that is cut short leaves nothing half done there. */
async function inflateInto(folder: string): Promise<void> {
  const staging = mkdtempSync(`${folder}-`)
  try {
    await inflateArchives(staging)
    writeFileSync(join(staging, 'fonts.conf'), describeFonts(join(folder, 'fonts')))
    mkdirSync(join(folder, '..'), { recursive: true })
    renameSync(staging, folder)
  } catch (error) {
    rmSync(staging, { recursive: true, force: true })
    // Another run was faster.
    if (!existsSync(folder)) throw error
  }
}

async function inflateArchives(target: string): Promise<void> {
  const { inflate } = await import('@sparticuz/chromium')
  const { TMPDIR } = process.env
  // The package unpacks to the folder for temporary files, which it reads from the environment before its first pause.
  process.env['TMPDIR'] = target
  const running = archives.map((archive) => inflate(archive))
  if (TMPDIR === undefined) delete process.env['TMPDIR']
  else process.env['TMPDIR'] = TMPDIR
  await Promise.all(running)
}

const describeFonts = (folder: string) => `<?xml version="1.0"?>
<!DOCTYPE fontconfig SYSTEM "fonts.dtd">
<fontconfig>
  <dir>${folder}</dir>
  <dir>/usr/share/fonts</dir>
  <cachedir>${folder}-cache</cachedir>
</fontconfig>
`

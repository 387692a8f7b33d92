import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { TestProject } from 'vitest/node'
import { installSandbox } from '../../apps/sandbox/build/install.ts'
import { packSandbox } from '../../apps/sandbox/build/pack.ts'

declare module 'vitest' {
  interface ProvidedContext {
    /** The tarball of the package that is published. */
    readonly tarball: string
    /** A folder in which npm has installed the tarball, and nothing else. */
    readonly installation: string
  }
}

/** Packs the product once and installs it once, for all specs of the package. */
export async function setup(project: TestProject): Promise<() => void> {
  const tarball = await packSandbox()
  const installation = mkdtempSync(join(tmpdir(), 'pingone-sandbox-user-'))
  await installSandbox(tarball, installation)
  project.provide('tarball', tarball)
  project.provide('installation', installation)
  return () => rmSync(installation, { recursive: true, force: true })
}

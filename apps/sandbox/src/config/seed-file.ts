import { seedContent, type SeedContent } from '@pingone-sandbox/pingone'
import type { z } from 'zod'
import { SandboxError } from '@pingone-sandbox/workspace/text'
import { readYamlFile } from './yaml-file.ts'

/** Reads the file of `--seed`. Throws a `SandboxError` that names the place of the fault: `users[2].email`. */
export async function readSeedFile(path: string): Promise<SeedContent> {
  const result = seedContent.safeParse((await readYamlFile(path)) ?? {})
  if (result.success) return result.data
  const [issue] = result.error.issues
  throw new SandboxError(
    'invalid_setting',
    `${path}: ${issue ? describe(issue) : 'not a seed'}.`,
    'A seed has populations, groups and users; users name their population and groups by name.',
  )
}

function describe({ path, message }: z.core.$ZodIssue): string {
  const place = path
    .map((step) => (typeof step === 'number' ? `[${step}]` : `.${String(step)}`))
    .join('')
  return `${place.replace(/^\./, '')} ${message}`.trim().replace(/\.$/, '')
}
